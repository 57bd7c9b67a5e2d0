import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Floor } from '../../server/contract/floor.ts';
import { getJson } from '../api/http.ts';
import { useStaff } from '../api/useStaff.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { FloorTable } from './FloorTable.tsx';
import { floorMessages } from './floor-messages.ts';
import { DAY_CHOICES } from './metrics-view.ts';

const RENEW_MS = 5 * 60_000;

/** How the work goes: agents see their own, seniors their team's, managers their regions'. */
export function FloorPage() {
  const t = useText(floorMessages);
  const staff = useStaff();
  const [params, setParams] = useSearchParams();
  const now = useNow(RENEW_MS);
  const days = DAY_CHOICES.find((one) => one === Number(params.get('days'))) ?? 7;
  const today = new Date(now);
  const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + 1).toISOString();
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
          <TextField
            select
            value={days}
            onChange={({ target }) => setParams({ days: target.value }, { replace: true })}
            slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('floor.period') } } }}
          >
            {DAY_CHOICES.map((n) => (
              <MenuItem key={n} value={n}>
                {t('floor.days', { n })}
              </MenuItem>
            ))}
          </TextField>
        }
      />
      <Section flush>
        {error && <ProblemState error={error} retry={() => void refetch()} />}
        {!data && !error && <LoadingState rows={8} />}
        {data?.people.length === 0 && (
          <EmptyState title={t('floor.empty')}>{t('floor.emptyNext')}</EmptyState>
        )}
        {data && data.people.length > 0 && <FloorTable people={data.people} />}
      </Section>
    </>
  );
}
