import { Link } from '@mui/material';
import { DataTable } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { isClosed } from '../../server/contract/case-states.ts';
import type { CaseRow } from '../../server/contract/cases.ts';
import { RegionName } from '../catalogue/RegionName.tsx';
import { useWords } from '../catalogue/useWords.ts';
import { DueTime } from '../ui/DueTime.tsx';
import { Instant } from '../ui/Instant.tsx';
import { listOf, titleIn, useLocale, useText } from '../ui/texts.ts';
import { CaseHolder } from './CaseHolder.tsx';
import { CaseShort } from './CaseShort.tsx';
import { caseListMessages } from './case-list-messages.ts';
import { useCaseColumns } from './useCaseColumns.ts';
import { caseLinkId } from './useCaseSelection.ts';

const Column = DataTable.Col<CaseRow>;

interface CaseTableProps {
  selectedId: number | null;
  onSelect: (id: number) => void;
}

/** One line a case; the columns beyond the usual ones can be chosen. */
export function CaseTable({ selectedId, onSelect }: CaseTableProps) {
  const t = useText(caseListMessages);
  const words = useWords();
  const locale = useLocale();
  const { storeKey, hidden } = useCaseColumns();
  const right = { align: 'right' } as const;
  return (
    <DataTable<CaseRow>
      bulkActionButtons={false}
      key={storeKey}
      storeKey={storeKey}
      hiddenColumns={hidden}
      rowClick={(id) => {
        onSelect(Number(id));
        return false;
      }}
      rowSx={(row) => ({
        height: 32,
        '& td': { whiteSpace: 'nowrap' },
        ...(row.id === selectedId && { '&, &:hover': { backgroundColor: 'action.selected' } }),
      })}
    >
      <Column
        source="id"
        label={t('caseList.column.id')}
        disableSort
        render={(row) => (
          <Link
            component={RouterLink}
            id={caseLinkId(row.id)}
            to={`/cases/${row.id}/show`}
            sx={{ fontWeight: 600 }}
          >
            #{row.id}
          </Link>
        )}
      />
      <Column
        source="kind"
        disableSort
        label={t('caseList.column.what')}
        cellSx={() => ({ width: '100%', maxWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' })}
        render={(row) => <CaseShort row={row} />}
      />
      <Column source="laps" disableSort {...right} label={t('caseList.column.laps')} />
      <Column source="risk" disableSort {...right} label={t('caseList.column.risk')} />
      <Column
        source="endsAt"
        disableSort
        {...right}
        label={t('caseList.column.endsAt')}
        render={(row) => <DueTime at={row.endsAt} paused="–" />}
      />
      <Column source="accountId" disableSort label={t('caseList.column.account')} />
      <Column
        source="region"
        disableSort
        label={t('caseList.column.region')}
        render={(row) => <RegionName code={row.region} />}
      />
      <Column
        source="dueAt"
        disableSort
        {...right}
        label={t('caseList.column.due')}
        render={(row) => <DueTime at={row.dueAt} paused={isClosed(row.state) ? '–' : t('caseList.paused')} />}
      />
      <Column
        source="assignee"
        disableSort
        label={t('caseList.column.who')}
        cellSx={() => ({ maxWidth: 156, overflow: 'hidden', textOverflow: 'ellipsis' })}
        render={(row) => <CaseHolder row={row} />}
      />
      <Column
        source="priority"
        disableSort
        label={t('caseList.column.priority')}
        render={(row) => words(`words.priority.p${row.priority as 1 | 2 | 3 | 4}`)}
      />
      <Column
        source="state"
        disableSort
        label={t('caseList.column.state')}
        render={(row) => words(`words.state.${row.state}`)}
      />
      <Column
        source="flow"
        disableSort
        label={t('caseList.column.flow')}
        render={(row) => titleIn(locale, row.flowTitles, row.flow ?? '–')}
      />
      <Column
        source="openedAt"
        disableSort
        label={t('caseList.column.opened')}
        render={(row) => <Instant at={row.openedAt} style="relative" />}
      />
      <Column
        source="tags"
        disableSort
        label={t('caseList.column.tags')}
        render={(row) => listOf(locale, row.tags)}
      />
    </DataTable>
  );
}
