import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** One setting: what it is on the left, its field on the right. */
export function SettingLine({
  label,
  htmlFor,
  children,
}: {
  label: string;
  htmlFor?: string;
  children: ReactNode;
}) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, py: '3px' }}>
      <Box component={htmlFor ? 'label' : 'span'} htmlFor={htmlFor} sx={{ flex: 1, minWidth: 0 }}>
        {label}
      </Box>
      {children}
    </Box>
  );
}
