import { Link } from '@mui/material';
import { DataTable } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Delivery } from '../../server/contract/deliveries.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { CommandName } from './CommandName.tsx';
import { DeliveryState } from './DeliveryState.tsx';
import { deliveryMessages } from './delivery-messages.ts';
import { RetryButton } from './RetryButton.tsx';

const Column = DataTable.Col<Delivery>;

export function DeliveryTable() {
  const t = useText(deliveryMessages);
  return (
    <DataTable<Delivery> bulkActionButtons={false} rowClick={false}>
      <Column label={t('deliveries.column.type')} render={({ type }) => <CommandName type={type} />} />
      <Column source="accountId" disableSort label={t('deliveries.column.account')} />
      <Column
        label={t('deliveries.column.case')}
        render={({ caseId }) =>
          caseId === null ? (
            '–'
          ) : (
            <Link component={RouterLink} to={`/cases/${caseId}/show`}>
              #{caseId}
            </Link>
          )
        }
      />
      <Column label={t('deliveries.column.state')} render={(row) => <DeliveryState delivery={row} />} />
      <Column source="attempts" disableSort align="right" label={t('deliveries.column.tries')} />
      <Column label={t('deliveries.column.last')} render={(row) => lastAnswer(row)} />
      <Column label={t('deliveries.column.created')} render={(row) => <Instant at={row.createdAt} />} />
      <Column
        label={t('deliveries.column.next')}
        render={(row) => <Instant at={row.nextTryAt} style="relative" />}
      />
      <Column label="" render={(row) => <RetryButton delivery={row} />} />
    </DataTable>
  );
}

function lastAnswer({ lastStatus, lastError }: Delivery): string {
  return [lastStatus, lastError].filter((part) => part !== null).join(' ') || '–';
}
