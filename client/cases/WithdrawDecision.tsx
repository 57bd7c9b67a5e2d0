import { Box, Button } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseVerb } from './useCaseVerb.ts';

interface WithdrawDecisionProps {
  detail: CaseDetail;
  onConflict?: () => void;
}

/** Takes one's own proposal back, until it takes effect. */
export function WithdrawDecision({ detail, onConflict }: WithdrawDecisionProps) {
  const t = useText(casePageMessages);
  const verb = useCaseVerb(detail.id, onConflict);
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: 2 }}>
        <Box sx={{ flex: 1, color: 'text.secondary' }}>{t('casePage.approval.withdrawHint')}</Box>
        <Button
          disabled={verb.isPending}
          onClick={() => verb.mutate({ path: 'withdraw', body: { version: detail.version } })}
        >
          {t('casePage.approval.withdraw')}
        </Button>
      </Box>
      <ProblemLine error={verb.error} />
    </>
  );
}
