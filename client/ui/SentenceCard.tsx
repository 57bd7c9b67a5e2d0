import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { RADIUS, type Tokens } from './tokens.ts';

interface SentenceCardProps {
  /** What the card is called to who cannot see it. */
  label: string;
  /** The colour of its edge: that of what matters most in it. */
  edge: keyof Tokens['tones'];
  children: ReactNode;
}

/** The sentence at the top of a page: what is the matter here, and why. */
export function SentenceCard({ label, edge, children }: SentenceCardProps) {
  return (
    <Box
      component="section"
      aria-label={label}
      sx={(theme) => ({
        p: '10px 14px',
        border: `1px solid ${theme.palette.tokens.line}`,
        borderLeft: `3px solid ${theme.palette.tokens.tones[edge].text}`,
        borderRadius: `${RADIUS.card}px`,
        backgroundColor: theme.palette.tokens.surface,
        lineHeight: '22px',
      })}
    >
      {children}
    </Box>
  );
}
