import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase } from 'react-admin';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListBody } from '../ui/ListBody.tsx';
import { SelectFilter } from '../ui/SelectFilter.tsx';
import { TextFilter } from '../ui/TextFilter.tsx';
import { useText } from '../ui/texts.ts';
import { reviewMessages } from './review-messages.ts';

interface LookListProps {
  resource: string;
  /** What those are called that nobody needs to see any more. */
  done: { value: string; label: string };
  empty: { title: string; next: string };
  children: ReactNode;
}

/** Looks that wait for somebody's judgement, narrowed by whose they are; those judged are a choice away. */
export function LookList({ resource, done, empty, children }: LookListProps) {
  const t = useText(reviewMessages);
  return (
    <ListBase
      resource={resource}
      perPage={50}
      filterDefaultValues={{ state: 'open' }}
      disableSyncWithLocation
      exporter={false}
    >
      <Box sx={{ display: 'flex', gap: 2, mb: 3 }}>
        <SelectFilter
          source="state"
          label={t('reviews.state')}
          choices={[{ value: 'open', label: t('reviews.open') }, done]}
        />
        <TextFilter source="actor" label={t('reviews.actor')} />
      </Box>
      <ListBody empty={<EmptyState title={empty.title}>{empty.next}</EmptyState>}>{children}</ListBody>
    </ListBase>
  );
}
