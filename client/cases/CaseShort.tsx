import { Box } from '@mui/material';
import type { CaseRow } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { capital, shortClaimText } from './claim-text.ts';
import { useClaimVoice } from './useClaimVoice.ts';

type Shown = Pick<CaseRow, 'kind' | 'short'>;

/**
 * A case in one line: its kind and what is new with it, or else the short form of the sentence; colour only where
 * something is wrong.
 */
export function CaseShort({ row, news = null }: { row: Shown; news?: string | null }) {
  const words = useWords();
  const voice = useClaimVoice();
  const kind = words(`words.kind.${row.kind}`);
  const { short } = row;
  if (news !== null)
    return (
      <span title={short ? capital(shortClaimText(short, voice)) : undefined}>
        {kind} · <strong>{news}</strong>
      </span>
    );
  if (!short) return <span>{kind}</span>;
  return (
    <span title={capital(shortClaimText(short, voice))}>
      {kind}
      <Box component="span" aria-hidden="true" sx={(theme) => ({ color: theme.palette.tokens.third })}>
        {' · '}
      </Box>
      <Box
        component="span"
        sx={(theme) => ({
          color:
            short.tone === 'quiet'
              ? theme.palette.tokens.second
              : theme.palette.tokens.tones[short.tone].text,
        })}
      >
        {capital(shortClaimText(short, voice))}
      </Box>
    </span>
  );
}
