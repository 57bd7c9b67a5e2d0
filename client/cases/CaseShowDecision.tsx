import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ApprovalPanel } from './ApprovalPanel.tsx';
import { CaseClaimButton } from './CaseClaimButton.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindPanel, CaseKindTexts, CaseNames } from './case-slots.ts';
import { DecisionInForce } from './DecisionInForce.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import type { DecisionDraft } from './useDecisionDraft.ts';

interface CaseShowDecisionProps {
  detail: CaseDetail;
  panel: CaseKindPanel | undefined;
  names: CaseNames;
  texts: CaseKindTexts;
  draft: DecisionDraft;
  onConflict: () => void;
  onDecided: () => void;
}

/** The right column: to decide, to approve, or what was decided. */
export function CaseShowDecision({ panel, ...props }: CaseShowDecisionProps) {
  const t = useText(casePageMessages);
  const { detail } = props;
  if (panel === undefined)
    return (
      <Section title={t('casePage.decide.title')}>
        <Box sx={{ color: 'text.secondary' }}>{t('casePage.decide.noPanel')}</Box>
        {detail.can.claim && <CaseClaimButton detail={detail} />}
      </Section>
    );
  return <KnownKind {...props} panel={panel} />;
}

function KnownKind(props: CaseShowDecisionProps & { panel: CaseKindPanel }) {
  const { detail, names, texts, onConflict } = props;
  switch (detail.state) {
    case 'open':
    case 'claimed':
    case 'parked':
      return <DecisionPanel {...props} />;
    case 'awaiting_approval':
      return <ApprovalPanel detail={detail} texts={texts} names={names} onConflict={onConflict} />;
    case 'failed':
      return (
        <>
          <DecisionInForce detail={detail} texts={texts} names={names} />
          <DecisionPanel {...props} />
        </>
      );
    default:
      return <DecisionInForce detail={detail} texts={texts} names={names} />;
  }
}
