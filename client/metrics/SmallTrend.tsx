import { Button, Typography } from '@mui/material';
import type { Annotation } from '../../server/contract/annotations.ts';
import type { Share } from '../../server/contract/dashboard.ts';
import type { Trends } from '../../server/contract/trends.ts';
import { useText } from '../ui/texts.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { besidePoints, dayCsv, type DayPoint, linesOf } from './day-points.ts';
import { LazyDayChart } from './LazyDayChart.tsx';
import { LineKey } from './LineKey.tsx';
import { metricsMessages } from './metrics-messages.ts';
import type { TrendChart } from './trend-charts.ts';
import { useFigureTexts } from './useFigureTexts.ts';
import { useScaleText } from './useScaleText.ts';

interface SmallTrendProps {
  chart: TrendChart;
  flow: string;
  trends: Trends | undefined;
  /** Another segment's, over the same days. */
  other: Trends | undefined;
  /** How the two are called; null where nothing stands beside. */
  beside: readonly [string, string] | null;
  /** Said where the figures are not of the segment alone. */
  note: string | null;
  error: unknown;
  retry: () => void;
  annotations: readonly Annotation[];
  onOpen: (kind: 'firstContact' | 'objected') => void;
}

/** One slow figure by day, with its interval where it is a share; another segment's beside it. */
export function SmallTrend(props: SmallTrendProps) {
  const { chart, flow, trends, other, beside, note, error, retry, annotations, onOpen } = props;
  const t = useText(metricsMessages);
  const say = useScaleText(chart.scale);
  const { number, percent } = useFigureTexts();
  const title = t(`metrics.trends.${chart.id}`);
  const names = chart.lines.map((line) => t(`metrics.trends.line.${line}`));
  const lines = linesOf(names, beside);
  const points = beside === null ? pointsOf(trends) : besidePoints(pointsOf(trends), pointsOf(other));
  const isBanded = points.some(({ band }) => band !== null);
  const last = points.at(-1);
  const said = [
    ...(last === undefined ? [] : [last.day]),
    ...lines.map(({ name }, index) => `${name}: ${say(last?.values[index] ?? null)}`),
  ].join('. ');
  const { summed } = chart;
  const totals =
    summed === undefined
      ? []
      : [trends, ...(beside === null ? [] : [other])].map((answer, index) =>
          [...(beside === null ? [] : [beside[index]]), totalOf(answer?.all[summed])].join(' '),
        );
  const lead = [...totals, ...(note === null ? [] : [note])].join(' · ');
  const tone = chart.tone ?? 'data';
  return (
    <ChartFrame
      id={`metrics-trend-${chart.id}`}
      title={title}
      actions={
        summed && (
          <Button
            variant="text"
            className="no-print"
            aria-label={t('metrics.trends.casesOf', { chart: title })}
            onClick={() => onOpen(summed)}
            sx={{ minWidth: 0 }}
          >
            {t('metrics.trends.cases')}
          </Button>
        )
      }
      file={`${flow}-${chart.id}`}
      csv={() =>
        dayCsv(points, [
          ...chart.lines,
          ...(beside === null ? [] : chart.lines.map((line) => `${line}_other`)),
        ])
      }
      state={{ isHere: trends !== undefined && (beside === null || other !== undefined), error, retry }}
      rows={4}
      table={() => ({
        head: [
          t('metrics.trend.day'),
          ...lines.map(({ name }) => name),
          ...(isBanded ? [t('metrics.trend.interval')] : []),
        ],
        rows: points.map(({ day, values, band }) => [
          day,
          ...values.map((value) => say(value)),
          ...(isBanded ? [band === null ? '–' : `${say(band[0])}–${say(band[1])}`] : []),
        ]),
      })}
      picture={() => (
        <>
          {lines.length > 1 && <LineKey lines={lines} tone={tone} />}
          <LazyDayChart
            title={title}
            said={said}
            points={points}
            lines={lines}
            scale={chart.scale}
            tone={tone}
            height={130}
            annotations={annotations}
          />
        </>
      )}
      above={
        lead !== '' && (
          <Typography component="p" color="text.secondary">
            {lead}
          </Typography>
        )
      }
      below={
        summed && (
          <Typography variant="caption" component="p" color="text.secondary" sx={{ mt: 1 }}>
            {t(`metrics.trends.definition.${summed}`, { days: trends?.firstContactDays ?? 0 })}
          </Typography>
        )
      }
    />
  );

  function totalOf(all: Share | undefined): string {
    if (all === undefined || all.share === null) return t('metrics.trends.totalNone');
    return t('metrics.trends.total', {
      share: percent(all.share),
      low: percent(all.low),
      high: percent(all.high),
      n: number(all.of),
    });
  }

  function pointsOf(answer: Trends | undefined): DayPoint[] {
    return (answer?.days ?? []).map((day) => ({ day: day.day, from: day.from, ...chart.of(day) }));
  }
}
