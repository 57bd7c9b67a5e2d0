import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useText } from '../ui/texts.ts';
import { CaseTimelineLine } from './CaseTimelineLine.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts } from './case-slots.ts';

interface CaseShowHistoryProps {
  timeline: CaseDetail['timeline'];
  texts: CaseKindTexts;
}

/** What happened to the case, the newest first. */
export function CaseShowHistory({ timeline, texts }: CaseShowHistoryProps) {
  const t = useText(casePageMessages);
  if (timeline.length === 0) return <EmptyState title={t('casePage.history.none')} />;
  const sorted = timeline.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Box
      component="ol"
      sx={{ m: '8px 0 0', pl: 4, borderLeft: 2, borderColor: 'divider', listStyle: 'none' }}
    >
      {sorted.map((entry) => (
        <CaseTimelineLine key={entry.id} entry={entry} texts={texts} />
      ))}
    </Box>
  );
}
