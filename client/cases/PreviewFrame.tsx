import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { RADIUS } from '../ui/tokens.ts';

interface PreviewFrameProps {
  title: string;
  /** It is being worked out anew; meanwhile the last one stays. */
  isOld: boolean;
  children: ReactNode;
}

/** The box that says what will happen; its height stays while it is worked out anew. */
export function PreviewFrame({ title, isOld, children }: PreviewFrameProps) {
  return (
    <Box
      aria-live="polite"
      sx={(theme) => ({
        p: '4px 10px',
        minHeight: 92,
        borderRadius: `${RADIUS.control}px`,
        backgroundColor: theme.palette.tokens.ground,
        opacity: isOld ? 0.6 : 1,
      })}
    >
      <Box sx={{ color: 'text.secondary' }}>{title}</Box>
      {children}
    </Box>
  );
}
