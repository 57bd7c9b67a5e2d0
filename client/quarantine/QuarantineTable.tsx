import { Button } from '@mui/material';
import { useState } from 'react';
import { DataTable } from 'react-admin';
import type { Quarantined } from '../../server/contract/quarantine.ts';
import { useNames } from '../catalogue/useNames.ts';
import { Instant } from '../ui/Instant.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { QuarantinedDialog } from './QuarantinedDialog.tsx';
import { quarantineMessages } from './quarantine-messages.ts';
import { rejectionText } from './rejection-text.ts';

const Column = DataTable.Col<Quarantined>;

export function QuarantineTable() {
  const t = useText(quarantineMessages);
  const names = useNames();
  const locale = useLocale();
  const [shown, setShown] = useState<Quarantined | null>(null);
  const where = ({ flow, step }: Quarantined) =>
    [flow, step && names.step(step)].filter(Boolean).join(' · ') || '–';
  return (
    <>
      <DataTable<Quarantined>
        bulkActionButtons={false}
        rowClick={(_id, _resource, record) => {
          setShown(record as Quarantined);
          return false;
        }}
      >
        <Column label={t('quarantine.column.received')} render={(row) => <Instant at={row.receivedAt} />} />
        <Column label={t('quarantine.column.why')} render={(row) => rejectionText(row.code, locale)} />
        <Column label={t('quarantine.column.where')} render={where} />
        <Column label={t('quarantine.column.account')} render={(row) => row.accountId ?? '–'} />
        <Column label={t('quarantine.column.event')} render={(row) => row.eventId ?? '–'} />
        <Column source="source" disableSort label={t('quarantine.column.source')} />
        <Column label={t('quarantine.column.state')} render={(row) => t(`quarantine.state.${row.state}`)} />
        <Column
          label=""
          render={(row) => (
            <Button variant="text" onClick={() => setShown(row)} sx={{ minHeight: 26, py: 0 }}>
              {t('quarantine.show')}
            </Button>
          )}
        />
      </DataTable>
      {shown && <QuarantinedDialog row={shown} onClose={() => setShown(null)} />}
    </>
  );
}
