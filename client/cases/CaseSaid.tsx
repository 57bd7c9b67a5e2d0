import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { sentenceText } from './claim-text.ts';
import { useCaseNames } from './useCaseNames.ts';

/** The whole sentence that says what is wrong and why, behind the line that marks it. */
export function CaseSaid({ detail }: { detail: CaseDetail }) {
  const { voice } = useCaseNames(detail.journey);
  const isWrong = detail.sentence.some((claim) => claim.tone !== 'quiet');
  return (
    <Box
      component="p"
      sx={(theme) => ({
        m: 0,
        pl: '10px',
        borderLeft: `3px solid ${isWrong ? theme.palette.tokens.tones.loop.text : theme.palette.tokens.lineStrong}`,
        fontWeight: 600,
      })}
    >
      {sentenceText(detail.sentence, voice)}
    </Box>
  );
}
