import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { postJson } from '../api/http.ts';
import { useText } from '../ui/texts.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { quarantineMessages } from './quarantine-messages.ts';

/** Puts an event aside for good; it stays readable. */
export function DismissButton({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useText(quarantineMessages);
  const notify = useNotify();
  const refresh = useRefresh();
  const say = useProblemText();
  const dismiss = useMutation({
    mutationFn: () => postJson(`/quarantine/${encodeURIComponent(id)}/dismiss`),
    onSuccess: () => {
      notify(t('quarantine.dismissed'), { type: 'success' });
      refresh();
      onDone();
    },
    onError: (error) => notify(say(error), { type: 'warning' }),
  });
  return (
    <Button disabled={dismiss.isPending} onClick={() => dismiss.mutate()}>
      {t('quarantine.dismiss')}
    </Button>
  );
}
