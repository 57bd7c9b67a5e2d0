import type { Share } from '../../server/contract/dashboard.ts';
import type { TrendDay } from '../../server/contract/trends.ts';
import type { DayPoint, DayScale } from './day-points.ts';

/** A small chart: its lines' names are keys of the messages and columns of the file. */
export interface TrendChartKind {
  id: string;
  lines: readonly string[];
  scale: DayScale;
  tone?: 'loop';
  of: (day: TrendDay) => Pick<DayPoint, 'values' | 'band'>;
}

const plain = (...values: (number | null)[]) => ({ values, band: null });
const shared = ({ share, low, high }: Share): Pick<DayPoint, 'values' | 'band'> => ({
  values: [share],
  band: share === null ? null : [low, high],
});

/** What moves slowly, each in a small chart of its own (domain, section 11). */
export const TREND_CHARTS = [
  {
    id: 'laps',
    lines: ['lapsPerStuck'],
    scale: 'number',
    tone: 'loop',
    of: (day) => plain(day.lapsPerStuck),
  },
  {
    id: 'loopTime',
    lines: ['loopMedian'],
    scale: 'duration',
    tone: 'loop',
    of: (day) => plain(day.loopMedianMs),
  },
  { id: 'rework', lines: ['reworkRate'], scale: 'percent', of: (day) => shared(day.reworkRate) },
  { id: 'selfResolved', lines: ['selfResolved'], scale: 'percent', of: (day) => shared(day.selfResolved) },
  { id: 'flow', lines: ['opened', 'closed'], scale: 'count', of: (day) => plain(day.opened, day.closed) },
  { id: 'backlog', lines: ['open'], scale: 'count', of: (day) => plain(day.open) },
  { id: 'oldest', lines: ['oldest'], scale: 'duration', of: (day) => plain(day.oldestMs) },
  { id: 'sla', lines: ['slaMet'], scale: 'percent', of: (day) => shared(day.slaMet) },
  {
    id: 'requests',
    lines: ['recoveries', 'unbinds'],
    scale: 'count',
    of: (day) => plain(day.recoveries, day.unbinds),
  },
  { id: 'reversals', lines: ['reversals'], scale: 'count', of: (day) => plain(day.reversals) },
] as const satisfies readonly TrendChartKind[];
