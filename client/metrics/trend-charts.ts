import type { Share } from '../../server/contract/dashboard.ts';
import type { TrendDay } from '../../server/contract/trends.ts';
import type { DayPoint, DayScale } from './day-points.ts';

/** A small chart: its lines' names are keys of the messages and columns of the file. */
interface TrendChartKind {
  id: string;
  lines: readonly string[];
  scale: DayScale;
  tone?: 'loop';
  /** Of journeys, which each segment has its own of; the others are told apart by region alone. */
  ofJourneys?: true;
  /** A share over all days, said beside the title, with its definition below and the cases behind it. */
  summed?: 'firstContact' | 'objected';
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
    ofJourneys: true,
    of: (day) => plain(day.lapsPerStuck),
  },
  {
    id: 'loopTime',
    lines: ['loopMedian'],
    scale: 'duration',
    tone: 'loop',
    ofJourneys: true,
    of: (day) => plain(day.loopMedianMs),
  },
  {
    id: 'rework',
    lines: ['reworkRate'],
    scale: 'percent',
    ofJourneys: true,
    of: (day) => shared(day.reworkRate),
  },
  {
    id: 'selfResolved',
    lines: ['selfResolved'],
    scale: 'percent',
    ofJourneys: true,
    of: (day) => shared(day.selfResolved),
  },
  {
    id: 'firstContact',
    lines: ['firstContact'],
    scale: 'percent',
    summed: 'firstContact',
    of: (day) => shared(day.firstContact),
  },
  {
    id: 'objected',
    lines: ['objected'],
    scale: 'percent',
    summed: 'objected',
    of: (day) => shared(day.objected),
  },
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

type Known = (typeof TREND_CHARTS)[number];
/** One of the charts, its names keys of the messages. */
export interface TrendChart extends TrendChartKind {
  id: Known['id'];
  lines: readonly Known['lines'][number][];
}
