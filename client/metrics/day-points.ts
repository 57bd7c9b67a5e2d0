import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../server/contract/time-units.ts';

const ROUND = [1, 2, 3, 4, 5, 6, 8, 10];

/** One day of a chart; a day without a figure is a gap in its line. */
export interface DayPoint {
  day: string;
  /** When it begins, ISO 8601. */
  from: string;
  /** One for each line. */
  values: readonly (number | null)[];
  /** What chance alone may do, around the first line. */
  band: readonly [number, number] | null;
  /** Said below the figures. */
  note?: string;
}

/** One line of a chart. */
export interface DayLine {
  name: string;
  /** Of two colours; lines are told apart by their dashes too. */
  colour: 0 | 1;
}

const DASHES = ['', '5 3', '2 3', '9 3 2 3'];

/** How the line of this place is dashed. */
export function dashOf(index: number): string {
  return DASHES[index % DASHES.length] ?? '';
}

/** The lines of a chart; where two segments stand beside each other, each has its own of every kind. */
export function linesOf(names: readonly string[], beside: readonly [string, string] | null): DayLine[] {
  const colour = (index: number) => (index === 0 ? 0 : 1);
  if (beside === null) return names.map((name, index) => ({ name, colour: colour(index) }));
  return beside.flatMap((who, index) =>
    names.map((name) => ({ name: names.length === 1 ? who : `${who} · ${name}`, colour: colour(index) })),
  );
}

/** Puts the figures of another segment beside each day's; both are of the same days. */
export function besidePoints(own: readonly DayPoint[], other: readonly DayPoint[]): DayPoint[] {
  return own.map((point, index) => ({
    ...point,
    values: [...point.values, ...(other[index]?.values ?? point.values.map(() => null))],
  }));
}

/** How a chart's figures are written, and where its scale may end. */
export type DayScale = 'percent' | 'number' | 'count' | 'duration';

/** The top of the scale: above the highest figure; a wide interval may be cut off. */
export function topOf(points: readonly DayPoint[], scale: DayScale): number {
  const most = Math.max(0, ...points.flatMap(({ values }) => values.map((value) => value ?? 0)));
  // In quarters of whole percents, so that the five marks of the scale are round.
  if (scale === 'percent') return Math.min(1, Math.ceil(Math.max(0.05, most) * 1.2 * 12.5) / 12.5);
  const unit = scale === 'duration' ? unitOf(most) : 1;
  return unit * 4 * roundUp((most * 1.05) / unit / 4);
}

// The five marks of the scale are whole minutes, hours or days.
function unitOf(ms: number): number {
  return [DAY_MS, HOUR_MS, MINUTE_MS].find((unit) => ms >= 4 * unit) ?? MINUTE_MS;
}

function roundUp(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return (ROUND.find((one) => one * ten >= value) ?? 10) * ten;
}

/** The day on which a mark stands. */
export function dayOfMark(at: string, points: readonly DayPoint[]): string | undefined {
  const moment = Date.parse(at);
  return points.findLast((one) => Date.parse(one.from) <= moment)?.day;
}

/** The points as rows of a file: a column a line, and the interval where there is one. Pure. */
export function dayCsv(points: readonly DayPoint[], lines: readonly string[]): (string | number | null)[][] {
  const isBanded = points.some(({ band }) => band !== null);
  return [
    ['day', ...lines, ...(isBanded ? ['low', 'high'] : [])],
    ...points.map(({ day, values, band }) => [
      day,
      ...values,
      ...(isBanded ? [band?.[0] ?? null, band?.[1] ?? null] : []),
    ]),
  ];
}
