import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** One fact: its name and its value. */
export function AccountFact({
  label,
  strip,
  children,
}: {
  label: string;
  strip: boolean;
  children: ReactNode;
}) {
  return (
    <Box sx={{ display: strip ? 'flex' : 'grid', gridTemplateColumns: '84px minmax(0, 1fr)', gap: 2 }}>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}
