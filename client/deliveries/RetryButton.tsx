import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import type { Delivery } from '../../server/contract/deliveries.ts';
import { postJson } from '../api/http.ts';
import { useAbility } from '../api/useStaff.ts';
import { useText } from '../ui/texts.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { deliveryMessages } from './delivery-messages.ts';

/** Sends a command again that was given up, or that waits for its next try. */
export function RetryButton({ delivery }: { delivery: Delivery }) {
  const t = useText(deliveryMessages);
  const ability = useAbility();
  const notify = useNotify();
  const refresh = useRefresh();
  const say = useProblemText();
  const retry = useMutation({
    mutationFn: () => postJson(`/deliveries/${encodeURIComponent(delivery.id)}/retry`),
    onSuccess: () => {
      notify(t('deliveries.retried'), { type: 'success' });
      refresh();
    },
    onError: (error) => notify(say(error), { type: 'warning' }),
  });
  const isHopeful = delivery.state === 'dead' || (delivery.state === 'pending' && delivery.attempts > 0);
  if (!isHopeful || !ability?.can('retry', 'Delivery')) return null;
  return (
    <Button disabled={retry.isPending} onClick={() => retry.mutate()} sx={{ minHeight: 26, py: 0 }}>
      {t('deliveries.retry')}
    </Button>
  );
}
