import { useQuery } from '@tanstack/react-query';
import type { QualityFigures } from '../../server/contract/quality.ts';
import { getJson } from '../api/http.ts';
import { useAbility } from '../api/useStaff.ts';
import { DaysSelect } from '../ui/DaysSelect.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { SelectFilter } from '../ui/SelectFilter.tsx';
import { useText } from '../ui/texts.ts';
import { useLastDays } from '../ui/useLastDays.ts';
import { AgreementCard } from './AgreementCard.tsx';
import { HarmNotes } from './HarmNotes.tsx';
import { QualitySentence } from './QualitySentence.tsx';
import { qualityMessages } from './quality-messages.ts';
import { ReviewTable } from './ReviewTable.tsx';

const DAY_CHOICES = [30, 90, 365] as const;

/** How far blind reviewers agree with what was decided: managers see their regions, everybody else their own decisions. */
export function QualityPage() {
  const t = useText(qualityMessages);
  const ability = useAbility();
  const isOwn = ability !== null && !ability?.can('read', 'Metrics');
  const { days, from, setDays } = useLastDays(DAY_CHOICES, 90);
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
        <DaysSelect
          label={t('quality.period')}
          choices={DAY_CHOICES}
          value={days}
          say={(n) => t('quality.days', { n })}
          onChange={setDays}
        />
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
