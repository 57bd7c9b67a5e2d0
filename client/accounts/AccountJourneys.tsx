import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { AccountJourneyTable } from './AccountJourneyTable.tsx';
import { accountPageMessages } from './account-page-messages.ts';
import { useAccountJourneys } from './useAccountPage.ts';

/** The account's journeys, page by page. */
export function AccountJourneys({ accountId }: { accountId: string }) {
  const t = useText(accountPageMessages);
  // Where each page began: the last one is shown.
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  const { data, error, refetch } = useAccountJourneys(accountId, cursors.at(-1));
  const next = data?.pageInfo.nextCursor ?? null;
  return (
    <Section title={t('accountPage.journeys.title')} flush>
      {error ? (
        <ProblemState error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState rows={4} />
      ) : data.data.length === 0 ? (
        <EmptyState title={t('accountPage.journeys.none')} />
      ) : (
        <AccountJourneyTable journeys={data.data} />
      )}
      {(cursors.length > 1 || next !== null) && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 2, p: '8px 14px' }}>
          <Button disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>
            {t('accountPage.journeys.newer')}
          </Button>
          <Button disabled={next === null} onClick={() => setCursors([...cursors, next ?? undefined])}>
            {t('accountPage.journeys.older')}
          </Button>
        </Box>
      )}
    </Section>
  );
}
