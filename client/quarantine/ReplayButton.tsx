import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import type { z } from 'zod';
import type { replayAnswerSchema } from '../../server/contract/quarantine.ts';
import { postJson } from '../api/http.ts';
import { useText } from '../ui/texts.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { quarantineMessages } from './quarantine-messages.ts';

interface ReplayButtonProps {
  ids: readonly string[];
  label: string;
  onDone?: () => void;
}

/** Tries to take events again, after what was wrong has been mended. */
export function ReplayButton({ ids, label, onDone }: ReplayButtonProps) {
  const t = useText(quarantineMessages);
  const notify = useNotify();
  const refresh = useRefresh();
  const say = useProblemText();
  const replay = useMutation({
    mutationFn: () => postJson<z.infer<typeof replayAnswerSchema>>('/quarantine/replay', { ids }),
    onSuccess: ({ results }) => {
      const rejected = results.filter((one) => one.status === 'rejected').length;
      notify(t('quarantine.replayed', { accepted: results.length - rejected, rejected }), {
        type: rejected > 0 ? 'warning' : 'success',
      });
      refresh();
      onDone?.();
    },
    onError: (error) => notify(say(error), { type: 'warning' }),
  });
  return (
    <Button disabled={replay.isPending || ids.length === 0} onClick={() => replay.mutate()}>
      {label}
    </Button>
  );
}
