import { useQuery } from '@tanstack/react-query';
import type { Floor } from '../../server/contract/floor.ts';
import { getJson } from '../api/http.ts';
import { useStaff } from '../api/useStaff.ts';
import { ChartDownloads } from '../ui/ChartDownloads.tsx';
import { DaysSelect } from '../ui/DaysSelect.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { useLastDays } from '../ui/useLastDays.ts';
import { floorCsv } from './floor-csv.ts';
import { FloorTable } from './FloorTable.tsx';
import { floorMessages } from './floor-messages.ts';
import { DAY_CHOICES } from './metrics-view.ts';

/** How the work goes: agents see their own, seniors their team's, managers their regions'. */
export function FloorPage() {
  const t = useText(floorMessages);
  const staff = useStaff();
  const { days, from, setDays } = useLastDays(DAY_CHOICES, 7);
  const { data, error, refetch } = useQuery({
    queryKey: ['floor', from],
    queryFn: ({ signal }) =>
      getJson<Floor>(
        '/floor',
        { from, to: new Date().toISOString(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
        signal,
      ),
  });
  return (
    <>
      <PageHeader
        title={t(staff?.role === 'agent' ? 'floor.mine' : 'floor.title')}
        aside={t('floor.aside')}
        actions={
          <>
            <DaysSelect
              label={t('floor.period')}
              choices={DAY_CHOICES}
              value={days}
              say={(n) => t('floor.days', { n })}
              onChange={setDays}
            />
            {data && (
              <ChartDownloads
                chart={t('floor.title')}
                name="floor"
                csv={() => floorCsv(data)}
                pictureId={null}
              />
            )}
          </>
        }
      />
      <Section flush>
        {error && <ProblemState error={error} retry={() => void refetch()} />}
        {!data && !error && <LoadingState rows={8} />}
        {data?.people.length === 0 && (
          <EmptyState title={t('floor.empty')}>{t('floor.emptyNext')}</EmptyState>
        )}
        {data && data.people.length > 0 && <FloorTable floor={data} />}
      </Section>
    </>
  );
}
