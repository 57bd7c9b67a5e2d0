import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase } from 'react-admin';
import { ListBody } from './ListBody.tsx';
import { PageHeader } from './PageHeader.tsx';

interface ListPageProps {
  title: string;
  aside?: ReactNode;
  actions?: ReactNode;
  filters?: ReactNode;
  /** Between the heading and the list. */
  above?: ReactNode;
  empty: ReactNode;
  perPage?: number;
  /** How the list is narrowed to begin with. */
  narrowed?: Record<string, string>;
  children: ReactNode;
}

/** A page that is one list. Its filter stays in memory: nothing of it goes into the address. */
export function ListPage({
  title,
  aside,
  actions,
  filters,
  above,
  empty,
  perPage = 25,
  narrowed,
  children,
}: ListPageProps) {
  return (
    <ListBase
      perPage={perPage}
      disableSyncWithLocation
      exporter={false}
      {...(narrowed !== undefined && { filterDefaultValues: narrowed })}
    >
      <PageHeader title={title} aside={aside} actions={actions} />
      {above}
      {filters && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 3 }}>{filters}</Box>}
      <ListBody empty={empty}>{children}</ListBody>
    </ListBase>
  );
}
