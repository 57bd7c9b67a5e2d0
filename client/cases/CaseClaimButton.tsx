import { Box, Button } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseVerb } from './useCaseVerb.ts';

/** Takes the right to work the case now; one's own parked case is woken. */
export function CaseClaimButton({ detail }: { detail: CaseDetail }) {
  const t = useText(casePageMessages);
  const verb = useCaseVerb(detail.id);
  const isParked = detail.state === 'parked';
  const claim = () => {
    if (!verb.isPending) verb.mutate({ path: 'claim', body: { version: detail.version } });
  };
  useShortcuts([{ keys: 'c', label: t('casePage.keys.claim'), run: claim }]);
  return (
    <Box sx={{ mt: 2 }}>
      <Button variant="contained" color="primary" disabled={verb.isPending} onClick={claim}>
        {t(isParked ? 'casePage.head.wake' : 'casePage.head.claim')}
        <KeyHint keys="c" />
      </Button>
      <ProblemLine error={verb.error} />
    </Box>
  );
}
