import { Box } from '@mui/material';
import type { Annotation } from '../../server/contract/annotations.ts';
import type { Trends } from '../../server/contract/trends.ts';
import { useText } from '../ui/texts.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { dayCsv, type DayPoint } from './day-points.ts';
import { LazyDayChart } from './LazyDayChart.tsx';
import { LineKey } from './LineKey.tsx';
import { metricsMessages } from './metrics-messages.ts';
import type { TREND_CHARTS } from './trend-charts.ts';
import { useScaleText } from './useScaleText.ts';

interface SmallTrendProps {
  chart: (typeof TREND_CHARTS)[number];
  flow: string;
  trends: Trends | undefined;
  error: unknown;
  retry: () => void;
  annotations: readonly Annotation[];
}

/** One slow figure by day, with its interval where it is a share. */
export function SmallTrend({ chart, flow, trends, error, retry, annotations }: SmallTrendProps) {
  const t = useText(metricsMessages);
  const say = useScaleText(chart.scale);
  const title = t(`metrics.trends.${chart.id}`);
  const lines = chart.lines.map((line) => t(`metrics.trends.line.${line}`));
  const points: DayPoint[] = (trends?.days ?? []).map((day) => ({
    day: day.day,
    from: day.from,
    ...chart.of(day),
  }));
  const isBanded = points.some(({ band }) => band !== null);
  const last = points.at(-1);
  const said = [
    ...(last === undefined ? [] : [last.day]),
    ...lines.map((line, index) => `${line}: ${say(last?.values[index] ?? null)}`),
  ].join('. ');
  return (
    <ChartFrame
      id={`metrics-trend-${chart.id}`}
      title={title}
      file={`${flow}-${chart.id}`}
      csv={() => dayCsv(points, chart.lines)}
      state={{ isHere: trends !== undefined, error, retry }}
      rows={4}
      table={() => ({
        head: [t('metrics.trend.day'), ...lines, ...(isBanded ? [t('metrics.trend.interval')] : [])],
        rows: points.map(({ day, values, band }) => [
          day,
          ...values.map((value) => say(value)),
          ...(isBanded ? [band === null ? '–' : `${say(band[0])}–${say(band[1])}`] : []),
        ]),
      })}
      picture={() => (
        <Box>
          {lines.length > 1 && <LineKey lines={lines} />}
          <LazyDayChart
            title={title}
            said={said}
            points={points}
            lines={lines}
            scale={chart.scale}
            tone={'tone' in chart ? chart.tone : 'data'}
            height={130}
            annotations={annotations}
          />
        </Box>
      )}
    />
  );
}
