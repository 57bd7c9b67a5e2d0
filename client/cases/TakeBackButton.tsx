import { Button } from '@mui/material';
import { useNotify } from 'react-admin';
import type { MyWork } from '../../server/contract/cases.ts';
import { useText } from '../ui/texts.ts';
import { useCountdown } from '../ui/useCountdown.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { useCaseVerb } from './useCaseVerb.ts';
import { workMessages } from './work-messages.ts';

/** Takes a decision back while its time runs; gone when the time is over. */
export function TakeBackButton({ row, hasKey }: { row: MyWork['undoable'][number]; hasKey: boolean }) {
  const t = useText(workMessages);
  const notify = useNotify();
  const say = useProblemText();
  const duration = useDurationText();
  const left = useCountdown(row.undoUntil) ?? 0;
  const verb = useCaseVerb(row.id);
  const takeBack = () =>
    verb.mutate(
      { path: 'undo', body: { version: row.version } },
      {
        onSuccess: () => notify(t('work.undoable.done'), { type: 'success' }),
        onError: (error) => notify(say(error), { type: 'warning' }),
      },
    );
  const isOver = left === 0;
  useShortcuts(
    hasKey
      ? [{ keys: 'z', label: t('work.undoable.key'), run: takeBack, disabled: isOver || verb.isPending }]
      : [],
  );
  return (
    <Button onClick={takeBack} disabled={isOver || verb.isPending}>
      {t('work.undoable.undo', { duration: duration(left) })}
    </Button>
  );
}
