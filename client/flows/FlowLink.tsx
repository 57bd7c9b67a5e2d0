import { Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';

export function FlowLink({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Link component={RouterLink} to={`/flows/${name}/show`} sx={{ fontWeight: 600 }}>
      {children}
    </Link>
  );
}
