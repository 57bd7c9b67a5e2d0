import type { Delivery } from '../../server/contract/deliveries.ts';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { deliveryMessages } from './delivery-messages.ts';

/** Where a command is; coloured only where it needs a person. */
export function DeliveryState({ delivery }: { delivery: Delivery }) {
  const t = useText(deliveryMessages);
  const state = t(`deliveries.state.${delivery.state}`);
  if (delivery.state === 'dead') return <ToneChip tone="danger">{state}</ToneChip>;
  if (delivery.confirmedAt) return <ToneChip tone="proof">{t('deliveries.confirmed')}</ToneChip>;
  if (delivery.heldBy)
    return <span title={t('deliveries.held')}>{`${state} · ${t('deliveries.held')}`}</span>;
  return <span>{state}</span>;
}
