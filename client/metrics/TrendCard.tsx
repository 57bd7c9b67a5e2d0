import { Typography } from '@mui/material';
import { DAY_MS } from '../../server/contract/time-units.ts';
import { useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { AnnotationButton } from './AnnotationButton.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import { besidePoints, dayCsv, type DayPoint, linesOf } from './day-points.ts';
import { LazyDayChart } from './LazyDayChart.tsx';
import { LineKey } from './LineKey.tsx';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useAnnotations, useTrend } from './metrics-queries.ts';
import { trendStart } from './trend-start.ts';
import type { Beside } from './useBeside.ts';
import { useFigureTexts } from './useFigureTexts.ts';

/** Since when: the loop rate by day with its interval, and marks for what happened. */
export function TrendCard({ question, beside }: { question: Question; beside: Beside | null }) {
  const t = useText(metricsMessages);
  const { number, percent } = useFigureTexts();
  const now = useNow();
  const { period } = question;
  const from = trendStart(period);
  const { data, error, refetch } = useTrend(question, from);
  const other = useTrend(beside?.question ?? question, from, beside !== null);
  const lines = linesOf([t('metrics.trend.rate')], beside?.names ?? null);
  const { data: marks } = useAnnotations(question.flow, from, period.to);
  const title = t('metrics.trend.title');
  const pointsOf = (answer: typeof data): DayPoint[] =>
    (answer?.days ?? []).map(({ day, from: start, loopRate }) => ({
      day,
      from: start,
      values: [loopRate.share],
      band: loopRate.share === null ? null : [loopRate.low, loopRate.high],
      note: t('metrics.trend.point', { stuck: number(loopRate.n), journeys: number(loopRate.of) }),
    }));
  const points = beside === null ? pointsOf(data) : besidePoints(pointsOf(data), pointsOf(other.data));
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
      csv={() => dayCsv(points, ['loop_rate', ...(beside === null ? [] : ['loop_rate_other'])])}
      state={{
        isHere: data !== undefined && (beside === null || other.data !== undefined),
        error: error ?? (beside === null ? null : other.error),
        retry: () => void Promise.all([refetch(), beside !== null && other.refetch()]),
      }}
      table={() => ({
        head: [
          ...(['day', 'rate', 'interval', 'stuck', 'journeys'] as const).map((name) =>
            t(`metrics.trend.${name}`),
          ),
          ...(beside === null ? [] : [beside.names[1]]),
        ],
        rows: (data?.days ?? []).map(({ day, loopRate: { share, low, high, n, of } }, index) => [
          day,
          percent(share),
          share === null ? '–' : `${percent(low)}–${percent(high)}`,
          number(n),
          number(of),
          ...(beside === null ? [] : [percent(other.data?.days[index]?.loopRate.share ?? null)]),
        ]),
      })}
      picture={() => (
        <>
          {lines.length > 1 && <LineKey lines={lines} tone="loop" />}
          <LazyDayChart
            title={title}
            said={said}
            points={points}
            lines={lines}
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
