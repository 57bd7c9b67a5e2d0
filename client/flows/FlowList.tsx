import { DataTable } from 'react-admin';
import type { FlowSummary } from '../../server/contract/flow-format.ts';
import { useAbility } from '../api/useStaff.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Instant } from '../ui/Instant.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { FlowLink } from './FlowLink.tsx';
import { flowMessages } from './flow-messages.ts';
import { ImportFlowButton } from './ImportFlowButton.tsx';

const Column = DataTable.Col<FlowSummary>;

export function FlowList() {
  const t = useText(flowMessages);
  const locale = useLocale();
  const ability = useAbility();
  return (
    <ListPage
      title={t('flows.title')}
      actions={ability?.can('update', 'Flow') && <ImportFlowButton />}
      empty={<EmptyState title={t('flows.empty')}>{t('flows.emptyNext')}</EmptyState>}
      perPage={50}
    >
      <DataTable<FlowSummary> bulkActionButtons={false} rowClick="show">
        <Column
          label={t('flows.column.title')}
          render={(flow) => <FlowLink name={flow.id}>{titleIn(locale, flow.titles, flow.id)}</FlowLink>}
        />
        <Column label={t('flows.column.name')} render={(flow) => <code>{flow.id}</code>} />
        <Column source="stepCount" disableSort align="right" label={t('flows.column.steps')} />
        <Column source="version" disableSort align="right" label={t('flows.column.version')} />
        <Column label={t('flows.column.updated')} render={(flow) => <Instant at={flow.updatedAt} />} />
      </DataTable>
    </ListPage>
  );
}
