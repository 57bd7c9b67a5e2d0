import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { QualityFigures } from '../../server/contract/quality.ts';
import { getJson } from '../api/http.ts';
import { useAbility } from '../api/useStaff.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { SelectFilter } from '../ui/SelectFilter.tsx';
import { useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { AgreementCard } from './AgreementCard.tsx';
import { HarmNotes } from './HarmNotes.tsx';
import { QualitySentence } from './QualitySentence.tsx';
import { qualityMessages } from './quality-messages.ts';
import { ReviewTable } from './ReviewTable.tsx';

const DAY_CHOICES = [30, 90, 365] as const;
const RENEW_MS = 5 * 60_000;

/** How far blind reviewers agree with what was decided: managers see their regions, everybody else their own decisions. */
export function QualityPage() {
  const t = useText(qualityMessages);
  const ability = useAbility();
  const isOwn = ability !== null && !ability?.can('read', 'Metrics');
  const [params, setParams] = useSearchParams();
  const now = useNow(RENEW_MS);
  const days = DAY_CHOICES.find((one) => one === Number(params.get('days'))) ?? 90;
  const today = new Date(now);
  const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + 1).toISOString();
  const { data, error, refetch } = useQuery({
    queryKey: ['quality', 'figures', from],
    queryFn: ({ signal }) =>
      getJson<QualityFigures>('/quality/figures', { from, to: new Date().toISOString() }, signal),
  });
  return (
    <ListPage
      title={t(isOwn ? 'quality.mine' : 'quality.title')}
      aside={t(isOwn ? 'quality.mineAside' : 'quality.aside')}
      narrowed={isOwn ? undefined : { show: 'disagreed' }}
      actions={
        <TextField
          select
          value={days}
          onChange={({ target }) => setParams({ days: target.value }, { replace: true })}
          slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('quality.period') } } }}
        >
          {DAY_CHOICES.map((n) => (
            <MenuItem key={n} value={n}>
              {t('quality.days', { n })}
            </MenuItem>
          ))}
        </TextField>
      }
      above={
        <>
          {error && <ProblemState error={error} retry={() => void refetch()} />}
          {!data && !error && <LoadingState rows={6} />}
          {data && <QualitySentence figures={data} />}
          {ability?.can('update', 'Quality') && <HarmNotes />}
          {data && data.overall.reviews > 0 && <AgreementCard figures={data} />}
        </>
      }
      filters={
        <SelectFilter
          source="show"
          label={t('quality.list.show')}
          choices={[
            { value: 'disagreed', label: t('quality.list.disagreed') },
            { value: 'agreed', label: t('quality.list.agreed') },
          ]}
        />
      }
      empty={<EmptyState title={t('quality.list.empty')}>{t('quality.list.emptyNext')}</EmptyState>}
    >
      <ReviewTable />
    </ListPage>
  );
}
