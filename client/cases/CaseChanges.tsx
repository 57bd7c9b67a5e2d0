import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useText } from '../ui/texts.ts';
import { CaseTimelineLine } from './CaseTimelineLine.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts } from './case-slots.ts';

interface CaseChangesProps {
  before: CaseDetail;
  after: CaseDetail;
  texts: CaseKindTexts;
}

/** What happened between two looks at a case. */
export function CaseChanges({ before, after, texts }: CaseChangesProps) {
  const t = useText(casePageMessages);
  const known = new Set(before.timeline.map((entry) => entry.id));
  const fresh = after.timeline.filter((entry) => !known.has(entry.id));
  return (
    <Box>
      {fresh.length === 0 ? (
        t('casePage.stale.unknown')
      ) : (
        <Box component="ul" aria-label={t('casePage.stale.changes')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {fresh.map((entry) => (
            <CaseTimelineLine key={entry.id} entry={entry} texts={texts} />
          ))}
        </Box>
      )}
      <Box sx={{ color: 'text.secondary' }}>{t('casePage.stale.kept')}</Box>
    </Box>
  );
}
