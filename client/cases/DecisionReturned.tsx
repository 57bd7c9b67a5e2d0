import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { RADIUS } from '../ui/tokens.ts';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';

/** The question of the second person who returned the decision. */
export function DecisionReturned({ detail }: { detail: CaseDetail }) {
  const t = useText(casePageMessages);
  const question = detail.decision?.question ?? null;
  if (question === null) return null;
  const [returned] = detail.timeline
    .filter((entry) => entry.action === 'returned')
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Box
      sx={(theme) => ({
        mb: 2,
        p: '8px 12px',
        borderLeft: `3px solid ${theme.palette.tokens.tones.clock.text}`,
        borderRadius: `${RADIUS.control}px`,
        backgroundColor: theme.palette.tokens.tones.clock.ground,
      })}
    >
      <Box sx={{ fontWeight: 600 }}>
        {returned?.actor
          ? t('casePage.force.returned', { who: returned.actor })
          : t('casePage.force.returnedBy')}
      </Box>
      <Box sx={{ overflowWrap: 'anywhere' }}>{question}</Box>
    </Box>
  );
}
