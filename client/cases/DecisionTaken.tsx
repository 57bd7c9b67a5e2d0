import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts, CaseNames } from './case-slots.ts';

interface DecisionTakenProps {
  decision: NonNullable<CaseDetail['decision']>;
  texts: CaseKindTexts;
  names: CaseNames;
}

/** A decision as it was taken: what, why, by whom, with the words that the user reads. */
export function DecisionTaken({ decision, texts, names }: DecisionTakenProps) {
  const t = useText(casePageMessages);
  const message = decision.params['message'];
  return (
    <Box sx={{ overflowWrap: 'anywhere' }}>
      <Box sx={{ fontWeight: 600 }}>{texts.taken(decision.type, decision.params)}</Box>
      <Box sx={{ color: 'text.secondary' }}>
        {decision.by} · <Instant at={decision.at} />
      </Box>
      <Box>
        {t('casePage.force.reason')}: {names.reason(decision.reason)}
      </Box>
      {typeof message === 'string' && message !== '' && (
        <Box>{t('casePage.decide.message', { message })}</Box>
      )}
      {decision.note !== null && (
        <Box sx={{ whiteSpace: 'pre-wrap' }}>
          {t('casePage.force.note')}: {decision.note}
        </Box>
      )}
    </Box>
  );
}
