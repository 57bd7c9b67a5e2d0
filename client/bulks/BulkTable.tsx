import { Link } from '@mui/material';
import { DataTable } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { BulkState } from './BulkState.tsx';
import { bulkMessages } from './bulk-messages.ts';
import { useFigure } from './useFigure.ts';

const Column = DataTable.Col<PhoneBulk>;
const right = { textAlign: 'right' } as const;

/** One line a file, the newest first. */
export function BulkTable() {
  const t = useText(bulkMessages);
  const figure = useFigure();
  return (
    <DataTable<PhoneBulk> bulkActionButtons={false} rowClick={false} sx={{ '& th.figure': right }}>
      <Column
        label={t('bulks.column.created')}
        render={(bulk) => (
          <Link component={RouterLink} to={`/phones/bulks/${bulk.id}/show`} sx={{ fontWeight: 600 }}>
            <Instant at={bulk.createdAt} />
          </Link>
        )}
      />
      <Column source="createdBy" disableSort label={t('bulks.column.by')} />
      <Column
        label={t('bulks.column.rows')}
        headerClassName="figure"
        cellSx={() => right}
        render={(bulk) => figure(bulk.rows)}
      />
      <Column
        label={t('bulks.column.ready')}
        headerClassName="figure"
        cellSx={() => right}
        render={(bulk) => figure(bulk.ready)}
      />
      <Column
        label={t('bulks.column.progress')}
        headerClassName="figure"
        cellSx={() => right}
        render={(bulk) => figure(bulk.confirmed)}
      />
      <Column label={t('bulks.column.state')} render={(bulk) => <BulkState bulk={bulk} />} />
      <Column label={t('bulks.column.why')} render={(bulk) => bulk.reason ?? '–'} />
    </DataTable>
  );
}
