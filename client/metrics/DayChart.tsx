import { useTheme } from '@mui/material';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { Annotation } from '../../server/contract/annotations.ts';
import '../ui/theme-types.ts';
import { useWidth } from '../ui/useWidth.ts';
import { dashOf, type DayLine, type DayPoint, dayOfMark, type DayScale, topOf } from './day-points.ts';
import { DayTooltip } from './DayTooltip.tsx';
import { useScaleText } from './useScaleText.ts';

interface DayChartProps {
  title: string;
  /** What the picture shows, in words, for who cannot see it. */
  said: string;
  points: readonly DayPoint[];
  /** One line for each value of the points; said beside the figure where there are several. */
  lines: readonly DayLine[];
  scale: DayScale;
  /** A loop is drawn in its own colour. */
  tone?: 'loop' | 'data';
  height?: number;
  annotations: readonly Annotation[];
}

const FONT = { fontSize: 12 };
const FEW_DAYS = 31;
/** Of the scale. */
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Figures by day as lines, the first in its band of chance, with marks. Arrow keys walk along it. */
export function DayChart(props: DayChartProps) {
  const { title, said, points, lines, scale, tone = 'data', height = 170, annotations } = props;
  const say = useScaleText(scale);
  const { tokens } = useTheme().palette;
  const [frame, width] = useWidth(360);
  const top = topOf(points, scale);
  const colours = [tone === 'loop' ? tokens.tones.loop.text : tokens.data, tokens.tones.clock.text];
  return (
    <div ref={frame}>
      <ComposedChart
        width={width}
        height={height}
        data={[...points]}
        margin={{ top: 18, right: 12, bottom: 0, left: -8 }}
        title={title}
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
          domain={[0, top]}
          allowDataOverflow
          ticks={TICKS.map((part) => part * top)}
          tick={{ ...FONT, fill: tokens.second }}
          tickFormatter={(value: number) => say(value, 1)}
          tickLine={false}
          axisLine={false}
          width={scale === 'duration' ? 68 : 56}
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload }) => (
            <DayTooltip
              point={active ? (payload[0]?.payload as DayPoint | undefined) : undefined}
              lines={lines.map(({ name }) => name)}
              say={say}
            />
          )}
        />
        <Area
          dataKey="band"
          stroke="none"
          fill={colours[0]}
          fillOpacity={0.16}
          isAnimationActive={false}
          activeDot={false}
        />
        {lines.map((line, index) => (
          <Line
            key={line.name}
            name={line.name}
            dataKey={(point: DayPoint) => point.values[index]}
            stroke={colours[line.colour]}
            strokeWidth={2}
            // Told apart without colours too.
            strokeDasharray={dashOf(index)}
            dot={points.length <= FEW_DAYS ? { r: 2.5, fill: colours[line.colour], strokeWidth: 0 } : false}
            isAnimationActive={false}
          />
        ))}
        {annotations.map((mark) => (
          <ReferenceLine
            key={mark.id}
            x={dayOfMark(mark.at, points)}
            stroke={tokens.second}
            strokeDasharray="3 3"
            label={{ value: mark.title, position: 'insideTopLeft', offset: 4, fill: tokens.second, ...FONT }}
          />
        ))}
      </ComposedChart>
    </div>
  );
}
