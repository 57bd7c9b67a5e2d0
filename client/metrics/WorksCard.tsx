import { DAY_MS } from '../../server/contract/time-units.ts';
import { useText } from '../ui/texts.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useWhatWorks } from './metrics-queries.ts';
import { useDecisionText } from './useDecisionText.ts';
import { useFigureTexts } from './useFigureTexts.ts';
import { WorksPicture } from './WorksPicture.tsx';

/** What breaks the loop: the share that escaped after each decision, with interval and n; under the minimum, n alone. */
export function WorksCard({ question }: { question: Question }) {
  const t = useText(metricsMessages);
  const { number, percent } = useFigureTexts();
  const { data, error, refetch } = useWhatWorks(question);
  const say = useDecisionText();
  const decisions = data?.decisions ?? [];
  const days = data ? Math.round((question.period.to - Date.parse(data.since)) / DAY_MS) : 0;
  const isFew = (of: number) => of < (data?.minimum ?? 0);
  return (
    <ChartFrame
      id="metrics-works"
      title={t('metrics.works.title')}
      aside={data && t('metrics.works.aside', { n: days })}
      file={`${question.flow}-what-works`}
      csv={() => [
        ['decision', 'evidence', 'escaped', 'n', 'share', 'low', 'high'],
        ...decisions.map(({ type, evidence, escaped: { n, of, share, low, high } }) => [
          type,
          evidence,
          n,
          of,
          share,
          low,
          high,
        ]),
      ]}
      state={{ isHere: data !== undefined, error, retry: () => void refetch() }}
      {...(data?.decisions.length === 0 && { empty: t('metrics.works.none') })}
      table={() => ({
        head: (['decision', 'share', 'interval', 'n'] as const).map((name) => t(`metrics.works.${name}`)),
        rows: decisions.map(({ type, evidence, escaped: { of, share, low, high } }) => [
          say(type, evidence),
          isFew(of) ? '–' : percent(share),
          isFew(of) ? '–' : `${percent(low)}–${percent(high)}`,
          number(of),
        ]),
      })}
      picture={() => data && <WorksPicture works={data} say={say} />}
    />
  );
}
