import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { postJson } from '../api/http.ts';
import { useText } from '../ui/texts.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { deliveryMessages } from './delivery-messages.ts';

export function WebhookTestButton({ disabled }: { disabled: boolean }) {
  const t = useText(deliveryMessages);
  const notify = useNotify();
  const say = useProblemText();
  const test = useMutation({
    mutationFn: () => postJson('/webhook/test'),
    onSuccess: () => notify(t('deliveries.webhook.tested'), { type: 'success' }),
    onError: (error) => notify(say(error), { type: 'warning' }),
  });
  return (
    <Button disabled={disabled || test.isPending} onClick={() => test.mutate()}>
      {t('deliveries.webhook.test')}
    </Button>
  );
}
