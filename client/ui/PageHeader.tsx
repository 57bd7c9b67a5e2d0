import { Box, Typography } from '@mui/material';
import { type ReactNode, useEffect } from 'react';

/** The page's name, grey words beside it, its buttons on the right; also the window's title. */
export function PageHeader({
  title,
  aside,
  actions,
}: {
  title: string;
  aside?: ReactNode;
  actions?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · 解环 Unloop`;
  }, [title]);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 36, mb: 2 }}>
      <Typography variant="h1" sx={{ whiteSpace: 'nowrap' }}>
        {title}
      </Typography>
      <Typography component="div" color="text.secondary" sx={{ flex: 1, minWidth: 0 }}>
        {aside}
      </Typography>
      {actions}
    </Box>
  );
}
