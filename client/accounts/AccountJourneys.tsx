import { CursorPager } from '../ui/CursorPager.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { useCursors } from '../ui/useCursors.ts';
import { AccountJourneyTable } from './AccountJourneyTable.tsx';
import { accountPageMessages } from './account-page-messages.ts';
import { useAccountJourneys } from './useAccountPage.ts';

/** The account's journeys, page by page. */
export function AccountJourneys({ accountId }: { accountId: string }) {
  const t = useText(accountPageMessages);
  const cursors = useCursors();
  const { data, error, refetch } = useAccountJourneys(accountId, cursors.cursor);
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
      <CursorPager cursors={cursors} nextCursor={data?.pageInfo.nextCursor ?? null} />
    </Section>
  );
}
