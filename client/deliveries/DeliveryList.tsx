import { DELIVERY_STATES } from '../../server/contract/deliveries.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { SelectFilter } from '../ui/SelectFilter.tsx';
import { useText } from '../ui/texts.ts';
import { DeliveryTable } from './DeliveryTable.tsx';
import { deliveryMessages } from './delivery-messages.ts';
import { WebhookCard } from './WebhookCard.tsx';

/** Commands on their way to the platform, and where they go. */
export function DeliveryList() {
  const t = useText(deliveryMessages);
  const states = DELIVERY_STATES.map((value) => ({ value, label: t(`deliveries.state.${value}`) }));
  return (
    <ListPage
      title={t('deliveries.title')}
      above={<WebhookCard />}
      filters={<SelectFilter source="state" label={t('deliveries.stateFilter')} choices={states} />}
      empty={<EmptyState title={t('deliveries.empty')}>{t('deliveries.emptyNext')}</EmptyState>}
    >
      <DeliveryTable />
    </ListPage>
  );
}
