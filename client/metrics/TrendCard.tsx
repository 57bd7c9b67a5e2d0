import { Typography } from '@mui/material';
import { DAY_MS } from '../../server/contract/time-units.ts';
import { useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { AnnotationButton } from './AnnotationButton.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import { dayCsv, type DayPoint } from './day-points.ts';
import { LazyDayChart } from './LazyDayChart.tsx';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useAnnotations, useTrend } from './metrics-queries.ts';
import { trendStart } from './trend-start.ts';
import { useFigureTexts } from './useFigureTexts.ts';

/** Since when: the loop rate by day with its interval, and marks for what happened. */
export function TrendCard({ question }: { question: Question }) {
  const t = useText(metricsMessages);
  const { number, percent } = useFigureTexts();
  const now = useNow();
  const { period } = question;
  const from = trendStart(period);
  const { data, error, refetch } = useTrend(question, from);
  const { data: marks } = useAnnotations(question.flow, from, period.to);
  const title = t('metrics.trend.title');
  const points: DayPoint[] = (data?.days ?? []).map(({ day, from: start, loopRate }) => ({
    day,
    from: start,
    values: [loopRate.share],
    band: loopRate.share === null ? null : [loopRate.low, loopRate.high],
    note: t('metrics.trend.point', { stuck: number(loopRate.n), journeys: number(loopRate.of) }),
  }));
  const shares = points.flatMap(({ values: [share] }) => (share == null ? [] : [share]));
  const said = t('metrics.trend.said', {
    from: points[0]?.day ?? '',
    to: points.at(-1)?.day ?? '',
    low: percent(shares.length === 0 ? null : Math.min(...shares)),
    high: percent(shares.length === 0 ? null : Math.max(...shares)),
  });
  return (
    <ChartFrame
      id="metrics-trend"
      title={title}
      file={`${question.flow}-loop-rate`}
      actions={<AnnotationButton question={question} annotations={marks?.data ?? []} />}
      csv={() => dayCsv(points, ['loop_rate'])}
      state={{ isHere: data !== undefined, error, retry: () => void refetch() }}
      table={() => ({
        head: (['day', 'rate', 'interval', 'stuck', 'journeys'] as const).map((name) =>
          t(`metrics.trend.${name}`),
        ),
        rows: (data?.days ?? []).map(({ day, loopRate: { share, low, high, n, of } }) => [
          day,
          percent(share),
          share === null ? '–' : `${percent(low)}–${percent(high)}`,
          number(n),
          number(of),
        ]),
      })}
      picture={() => (
        <>
          <LazyDayChart
            title={title}
            said={said}
            points={points}
            lines={[t('metrics.trend.rate')]}
            scale="percent"
            tone="loop"
            annotations={marks?.data ?? []}
          />
          {now - period.to < 7 * DAY_MS && (
            <Typography variant="caption" component="p" color="text.secondary">
              {t('metrics.young')}
            </Typography>
          )}
        </>
      )}
    />
  );
}
