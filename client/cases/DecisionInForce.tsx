import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseNames, CaseKindTexts } from './case-slots.ts';
import { DecisionTaken } from './DecisionTaken.tsx';
import { DecisionTakeBack } from './DecisionTakeBack.tsx';
import { WithdrawDecision } from './WithdrawDecision.tsx';

interface DecisionInForceProps {
  detail: CaseDetail;
  texts: CaseKindTexts;
  names: CaseNames;
}

/** The decision that stands, what becomes of it, and the way back while there is one. */
export function DecisionInForce({ detail, texts, names }: DecisionInForceProps) {
  const t = useText(casePageMessages);
  const outcome = detail.can.undo ? null : outcomeKey(detail.state);
  return (
    <Section title={t('casePage.force.title')}>
      {detail.decision && <DecisionTaken decision={detail.decision} texts={texts} names={names} />}
      {outcome && (
        <Box role="status" sx={{ mt: 2, color: 'text.secondary' }}>
          {t(outcome)}
        </Box>
      )}
      {detail.can.undo && detail.decision?.undoUntil && (
        <DecisionTakeBack detail={detail} undoUntil={detail.decision.undoUntil} />
      )}
      {detail.can.withdraw && <WithdrawDecision detail={detail} />}
    </Section>
  );
}

function outcomeKey(state: CaseDetail['state']) {
  switch (state) {
    case 'decided':
      return 'casePage.force.decided';
    case 'applying':
      return 'casePage.force.applying';
    case 'cooling_off':
      return 'casePage.force.coolingOff';
    case 'waiting_user':
      return 'casePage.force.waiting';
    case 'failed':
      return 'casePage.force.failed';
    case 'resolved':
      return 'casePage.force.resolved';
    case 'self_resolved':
      return 'casePage.force.self';
    case 'ended':
      return 'casePage.force.ended';
    default:
      return null;
  }
}
