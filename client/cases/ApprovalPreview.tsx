import { Box } from '@mui/material';
import type { CaseDetail, DecisionInput } from '../../server/contract/cases.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { PreviewLines } from './PreviewLines.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts } from './case-slots.ts';
import { useDecisionPreview } from './useDecisionPreview.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';

interface ApprovalPreviewProps {
  caseId: number;
  version: number;
  decision: NonNullable<CaseDetail['decision']>;
  command: CaseKindTexts['command'];
}

/** What approving would send, to whom, in which words: the second person sees what the first one saw. */
export function ApprovalPreview({ caseId, version, decision, command }: ApprovalPreviewProps) {
  const t = useText(casePageMessages);
  const { type, params, reason } = decision;
  const input = { type, params, reason, version } as DecisionInput;
  const { data, error, isPlaceholderData } = useDecisionPreview(caseId, input);
  return (
    <Box sx={{ mt: 2 }}>
      <PreviewFrame title={t('casePage.approval.willHappen')} isOld={isPlaceholderData}>
        {error && <ProblemLine error={error} />}
        {!error && (data ? <PreviewLines preview={data} command={command} /> : t('casePage.decide.working'))}
      </PreviewFrame>
    </Box>
  );
}
