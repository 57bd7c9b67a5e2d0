import { useTheme } from '@mui/material';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { Annotation } from '../../server/contract/annotations.ts';
import type { Trend } from '../../server/contract/dashboard.ts';
import '../ui/theme-types.ts';
import { useText } from '../ui/texts.ts';
import { useWidth } from '../ui/useWidth.ts';
import { metricsMessages } from './metrics-messages.ts';
import { TrendTooltip } from './TrendTooltip.tsx';
import { dayOfMark, highestOf, type TrendPoint, trendPoints } from './trend-points.ts';
import { useFigureTexts } from './useFigureTexts.ts';

const HEIGHT = 170;
const FONT = { fontSize: 12 };

/** The loop rate as a line in its band of chance. Arrow keys walk along it. */
export function TrendChart({ trend, annotations }: { trend: Trend; annotations: readonly Annotation[] }) {
  const t = useText(metricsMessages);
  const { percent } = useFigureTexts();
  const { palette } = useTheme();
  const { tokens } = palette;
  const [frame, width] = useWidth(560);
  const points = trendPoints(trend);
  const colour = tokens.tones.loop.text;
  const shares = points.flatMap(({ rate }) => (rate === null ? [] : [rate]));
  const said = t('metrics.trend.said', {
    from: points[0]?.day ?? '',
    to: points.at(-1)?.day ?? '',
    low: percent(shares.length === 0 ? null : Math.min(...shares)),
    high: percent(shares.length === 0 ? null : Math.max(...shares)),
  });
  return (
    <div ref={frame}>
      <ComposedChart
        width={width}
        height={HEIGHT}
        data={points}
        margin={{ top: 18, right: 12, bottom: 0, left: -8 }}
        title={t('metrics.trend.title')}
        desc={said}
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke={tokens.line} />
        <XAxis
          dataKey="day"
          tick={{ ...FONT, fill: tokens.second }}
          tickFormatter={(day: string) => day.slice(5)}
          tickLine={false}
          stroke={tokens.lineStrong}
          minTickGap={24}
        />
        <YAxis
          domain={[0, highestOf(points)]}
          allowDataOverflow
          tickCount={5}
          tick={{ ...FONT, fill: tokens.second }}
          tickFormatter={(share: number) => percent(share)}
          tickLine={false}
          axisLine={false}
          width={56}
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload }) => (
            <TrendTooltip point={active ? (payload[0]?.payload as TrendPoint | undefined) : undefined} />
          )}
        />
        <Area
          dataKey="band"
          stroke="none"
          fill={colour}
          fillOpacity={0.16}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          dataKey="rate"
          stroke={colour}
          strokeWidth={2}
          dot={points.length <= 31 ? { r: 2.5, fill: colour, strokeWidth: 0 } : false}
          isAnimationActive={false}
        />
        {annotations.map((mark) => (
          <ReferenceLine
            key={mark.id}
            x={dayOfMark(mark.at, trend)}
            stroke={tokens.second}
            strokeDasharray="3 3"
            label={{ value: mark.title, position: 'insideTopLeft', offset: 4, fill: tokens.second, ...FONT }}
          />
        ))}
      </ComposedChart>
    </div>
  );
}
