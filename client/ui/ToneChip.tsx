import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { Tone } from './tokens.ts';

const SIGN: Record<Tone, string> = { quiet: '', action: '', loop: '↺', danger: '!', clock: '◷', proof: '✓' };

/** A short word in a round frame; its tone never stands alone: a sign goes before the word. */
export function ToneChip({
  tone = 'quiet',
  sign = true,
  children,
}: {
  tone?: Tone;
  sign?: boolean;
  children: ReactNode;
}) {
  return (
    <Box
      component="span"
      sx={(theme) => {
        const colours = theme.palette.tokens.tones[tone];
        return {
          display: 'inline-flex',
          alignItems: 'center',
          gap: 1,
          px: 2,
          border: `1px solid ${colours.line}`,
          borderRadius: '11px',
          backgroundColor: colours.ground,
          color: colours.text,
          fontSize: 12,
          lineHeight: '20px',
          whiteSpace: 'nowrap',
        };
      }}
    >
      {sign && SIGN[tone] !== '' && <span aria-hidden="true">{SIGN[tone]}</span>}
      {children}
    </Box>
  );
}
