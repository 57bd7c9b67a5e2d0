import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** One fact: its name and its value; in a card both stand in the card's columns. */
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
    <Box sx={strip ? { display: 'flex', gap: 2 } : { display: 'contents' }}>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}
