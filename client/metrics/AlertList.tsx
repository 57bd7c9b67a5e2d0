import { Box } from '@mui/material';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { SelectFilter } from '../ui/SelectFilter.tsx';
import { useText } from '../ui/texts.ts';
import { AlertTable } from './AlertTable.tsx';
import { alertMessages } from './alert-messages.ts';

/** Loop rates that departed from their normal. */
export function AlertList() {
  const t = useText(alertMessages);
  return (
    <ListPage
      title={t('alerts.title')}
      aside={<Box component="span">{t('alerts.aside')}</Box>}
      filters={
        <SelectFilter
          source="state"
          label={t('alerts.state')}
          choices={[{ value: 'closed', label: t('alerts.closed') }]}
        />
      }
      empty={<EmptyState title={t('alerts.empty')}>{t('alerts.emptyNext')}</EmptyState>}
    >
      <AlertTable />
    </ListPage>
  );
}
