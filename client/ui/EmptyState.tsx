import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** Nothing here, and in one line what to do next. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Box sx={{ p: '24px 16px', textAlign: 'center' }}>
      <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
      {children && (
        <Typography component="div" color="text.secondary">
          {children}
        </Typography>
      )}
    </Box>
  );
}
