import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** The page has no other heading. */
  isPage?: boolean;
  children?: ReactNode;
}

/** Nothing here, and in one line what to do next. */
export function EmptyState({ title, isPage = false, children }: EmptyStateProps) {
  return (
    <Box sx={{ p: '24px 16px', textAlign: 'center' }}>
      <Typography component={isPage ? 'h1' : 'p'} sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
      {children && (
        <Typography component="div" color="text.secondary">
          {children}
        </Typography>
      )}
    </Box>
  );
}
