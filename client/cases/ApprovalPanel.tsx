import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ApprovalForm } from './ApprovalForm.tsx';
import { ApprovalPreview } from './ApprovalPreview.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts, CaseNames } from './case-slots.ts';
import { DecisionTaken } from './DecisionTaken.tsx';
import { useProblemTitle } from './useProblemTitle.ts';
import { whatStandsAgainst } from './why-not.ts';
import { WithdrawDecision } from './WithdrawDecision.tsx';

interface ApprovalPanelProps {
  detail: CaseDetail;
  texts: CaseKindTexts;
  names: CaseNames;
  onConflict: () => void;
}

/** A decision that waits for a second person: approve or return it, or withdraw one's own. */
export function ApprovalPanel({ detail, texts, names, onConflict }: ApprovalPanelProps) {
  const t = useText(casePageMessages);
  const problem = useProblemTitle();
  const { can, decision } = detail;
  const against = whatStandsAgainst(can.whyNot);
  return (
    <Section title={t('casePage.approval.title')} aside={can.approve && t('casePage.approval.untouched')}>
      {decision && <DecisionTaken decision={decision} texts={texts} names={names} />}
      {decision && can.approve && (
        <ApprovalPreview
          caseId={detail.id}
          version={detail.version}
          decision={decision}
          command={texts.command}
        />
      )}
      {can.approve ? (
        <ApprovalForm detail={detail} onConflict={onConflict} />
      ) : (
        <Box sx={{ mt: 2, color: 'text.secondary' }}>
          {against === null ? t('casePage.approval.waits') : problem(against)}
        </Box>
      )}
      {can.withdraw && <WithdrawDecision detail={detail} onConflict={onConflict} />}
    </Section>
  );
}
