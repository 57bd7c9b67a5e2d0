import { Box, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { RADIUS } from './tokens.ts';

interface SectionProps {
  title?: ReactNode;
  /** Grey words beside the title. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** Without inner padding: for tables that reach the edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A card with a heading: the only kind of box on a page. */
export function Section({ title, aside, actions, flush = false, children }: SectionProps) {
  const titleId = useId();
  return (
    <Box
      component="section"
      aria-labelledby={title ? titleId : undefined}
      sx={(theme) => ({
        backgroundColor: theme.palette.tokens.surface,
        border: `1px solid ${theme.palette.tokens.line}`,
        borderRadius: `${RADIUS.card}px`,
        p: flush ? 0 : '12px 14px',
        minWidth: 0,
      })}
    >
      {(title || actions) && (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            flexWrap: 'wrap',
            gap: 2,
            mb: flush ? 0 : 2,
            p: flush ? '12px 14px 4px' : 0,
          }}
        >
          <Typography id={titleId} variant="h2" sx={{ flex: '0 1 auto' }}>
            {title}
          </Typography>
          <Typography color="text.secondary" sx={{ flex: '1 1 auto', minWidth: 0 }}>
            {aside}
          </Typography>
          {actions && (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, ml: 'auto' }}>
              {actions}
            </Box>
          )}
        </Box>
      )}
      {children}
    </Box>
  );
}
