import { Button } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useNotify } from 'react-admin';
import { useAnnounce } from '../ui/announcer.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseVerb } from './useCaseVerb.ts';
import { useProblemText } from '../ui/useProblemText.ts';

/** Gives the claim up: the case goes back into the queue. */
export function CaseReleaseButton({ detail }: { detail: CaseDetail }) {
  const t = useText(casePageMessages);
  const announce = useAnnounce();
  const notify = useNotify();
  const say = useProblemText();
  const verb = useCaseVerb(detail.id);
  const release = () =>
    verb.mutate(
      { path: 'release', body: { version: detail.version } },
      {
        onSuccess: () => announce(t('casePage.head.released')),
        onError: (error) => notify(say(error), { type: 'warning' }),
      },
    );
  return (
    <Button disabled={verb.isPending} onClick={release}>
      {t('casePage.head.release')}
    </Button>
  );
}
