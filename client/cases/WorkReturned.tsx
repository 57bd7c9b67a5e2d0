import { Box, Typography } from '@mui/material';
import type { MyWork } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { useText } from '../ui/texts.ts';
import { CaseLink } from './CaseLink.tsx';
import { WorkSection } from './WorkSection.tsx';
import { workMessages } from './work-messages.ts';

/** What a second person sent back with a question. */
export function WorkReturned({ rows }: { rows: MyWork['returned'] }) {
  const t = useText(workMessages);
  const words = useWords();
  return (
    <WorkSection title={t('work.returned.title')} count={rows.length} none={t('work.returned.none')}>
      {rows.map((row) => (
        <Box key={row.id} sx={{ py: '2px' }}>
          <CaseLink id={row.id} /> {words(`words.kind.${row.kind}`)}{' '}
          <Typography component="span" color="text.secondary">
            {t('work.returned.asks', { who: row.askedBy })}
          </Typography>
          <Box component="blockquote" sx={{ m: 0, pl: 2 }}>
            “{row.question}”
          </Box>
        </Box>
      ))}
    </WorkSection>
  );
}
