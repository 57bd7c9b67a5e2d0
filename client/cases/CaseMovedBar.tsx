import { Box, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { RADIUS } from '../ui/tokens.ts';

interface CaseMovedBarProps {
  title: string;
  action: string;
  onAction: () => void;
  children?: ReactNode;
}

/** Says that the page is not what it was, and lets the reader choose when to look. */
export function CaseMovedBar({ title, action, onAction, children }: CaseMovedBarProps) {
  return (
    <Box
      role="alert"
      sx={(theme) => ({
        display: 'flex',
        gap: 3,
        alignItems: 'flex-start',
        p: '8px 14px',
        border: `1px solid ${theme.palette.tokens.tones.clock.line}`,
        borderRadius: `${RADIUS.card}px`,
        backgroundColor: theme.palette.tokens.tones.clock.ground,
      })}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ fontWeight: 600, lineHeight: '32px' }}>
          <span aria-hidden="true">◷ </span>
          {title}
        </Box>
        {children}
      </Box>
      <Button onClick={onAction}>{action}</Button>
    </Box>
  );
}
