import { Box } from '@mui/material';
import type { ComponentType } from 'react';
import { useParams } from 'react-router';
import type { AccountPage } from '../../server/contract/account-page.ts';
import { ProblemError } from '../api/problem-error.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { AccountClosed } from './AccountClosed.tsx';
import { AccountHeaderChips } from './AccountHeaderChips.tsx';
import { AccountJourneys } from './AccountJourneys.tsx';
import { AccountOpenCases } from './AccountOpenCases.tsx';
import { AccountPageFacts } from './AccountPageFacts.tsx';
import { AccountSentence } from './AccountSentence.tsx';
import { accountPageMessages } from './account-page-messages.ts';
import { useAccountPage } from './useAccountPage.ts';

/** The account's page: its sentence, its phone record (brought by the app), its facts, cases and journeys. */
export function AccountShow({ Phone }: { Phone: ComponentType<{ account: AccountPage }> }) {
  const t = useText(accountPageMessages);
  const { id = '' } = useParams();
  const { data, error, refetch } = useAccountPage(id);
  const title = t('accountPage.title', { id });
  if (data === undefined)
    return (
      <>
        <PageHeader title={title} />
        {!error && <LoadingState rows={14} />}
        {error && isClosed(error) && <AccountClosed accountId={id} />}
        {error && !isClosed(error) && (
          <Section>
            <ProblemState error={error} retry={() => void refetch()} />
          </Section>
        )}
      </>
    );
  return (
    <>
      <PageHeader title={title} aside={<AccountHeaderChips account={data} />} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr) 340px',
          '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <AccountSentence account={data} />
          <Phone account={data} />
          <AccountJourneys accountId={id} />
        </Box>
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <AccountPageFacts account={data} />
          <AccountOpenCases cases={data.openCases} />
        </Box>
      </Box>
    </>
  );
}

// An account that is not the reader's to see is not there for them.
function isClosed(error: unknown): boolean {
  return error instanceof ProblemError && [403, 404].includes(error.status);
}
