import { useQuery } from '@tanstack/react-query';
import { RETAINED, type Retained } from '../../server/contract/retention.ts';
import type { Settings } from '../../server/contract/settings.ts';
import { getJson } from '../api/http.ts';
import { FactList } from '../ui/FactList.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { retentionMessages } from './retention-messages.ts';

const DAYS: Record<Retained, (settings: Settings) => number | null> = {
  events: ({ keepEventsDays }) => keepEventsDays,
  notes: ({ keepNotesDays }) => keepNotesDays,
  quarantine: ({ keepQuarantineDays }) => keepQuarantineDays,
  deliveries: ({ keepDeliveriesDays }) => keepDeliveriesDays,
  exports: ({ keepExportsDays }) => keepExportsDays,
  stories: ({ keepStoriesDays }) => keepStoriesDays,
};

/** How long each kind of data is kept, as the settings say, and what is never destroyed. */
export function ScheduleCard() {
  const t = useText(retentionMessages);
  const { data, error, refetch } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => getJson<Settings>('/settings', {}, signal),
  });
  const kept = (days: number | null) =>
    days === null ? t('retention.forEver') : t('retention.days', { smart_count: days });
  return (
    <Section title={t('retention.schedule')} aside={t('retention.scheduleHelp')}>
      {data ? (
        <FactList
          labelWidth={300}
          facts={RETAINED.map((kind) => [t(`retention.kind.${kind}`), kept(DAYS[kind](data))] as const)}
        />
      ) : error ? (
        <ProblemState error={error} retry={() => void refetch()} />
      ) : (
        <LoadingState rows={RETAINED.length} />
      )}
    </Section>
  );
}
