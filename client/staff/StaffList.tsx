import { DataTable } from 'react-admin';
import type { StaffListRow } from '../../server/contract/staff.ts';
import { useRegionName } from '../catalogue/useRegionName.ts';
import { useWords } from '../catalogue/useWords.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Instant } from '../ui/Instant.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { staffMessages } from './staff-messages.ts';

const Column = DataTable.Col<StaffListRow>;

/** Who works here, in what role, where; read only: people are created on the command line. */
export function StaffList() {
  const t = useText(staffMessages);
  const words = useWords();
  const locale = useLocale();
  const region = useRegionName();
  const everywhere = t('staff.everywhere');
  const empty = <EmptyState title={t('staff.empty')}>{t('staff.emptyNext')}</EmptyState>;
  return (
    <ListPage title={t('staff.title')} empty={empty} perPage={50}>
      <DataTable bulkActionButtons={false} rowClick={false}>
        <Column source="code" label={t('staff.code')} disableSort />
        <Column label={t('staff.role')} render={(row) => words(`words.role.${row.role}`)} />
        <Column source="team" label={t('staff.team')} disableSort />
        <Column
          label={t('staff.regions')}
          render={(row) => (
            <span title={row.regions.join(', ')}>
              {listOf(locale, row.regions.map(region)) || everywhere}
            </span>
          )}
        />
        <Column
          label={t('staff.kinds')}
          render={(row) =>
            listOf(
              locale,
              row.kinds.map((kind) => words(`words.kind.${kind}`)),
            ) || everywhere
          }
        />
        <Column
          label={t('staff.lastSeen')}
          render={(row) =>
            row.lastSeenAt ? <Instant at={row.lastSeenAt} style="relative" /> : t('staff.never')
          }
        />
        <Column label={t('staff.created')} render={(row) => <Instant at={row.createdAt} />} />
        <Column
          label={t('staff.status')}
          render={(row) =>
            row.disabled ? <ToneChip tone="danger">{t('staff.disabled')}</ToneChip> : t('staff.active')
          }
        />
      </DataTable>
    </ListPage>
  );
}
