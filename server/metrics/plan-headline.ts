import type { Dimension, EdgeStory, Headline, PeriodFigures, Share } from '../contract/dashboard.ts';
import type { SegmentCount } from './segment-counts.ts';
import { differs } from './share.ts';

/** A segment must explain so much of the change to be named. */
const LEAST_EXPLAINED = 0.5;
/** And so much more than its part of all journeys, or it is just where everybody is. */
const LEAST_LIFT = 0.2;
/** With fewer journeys before, a segment has no rate of its own to be compared with. */
const OWN_RATE_JOURNEYS = 30;
/** Wider segments are named first where they explain nearly as much. */
const WIDTHS: readonly (readonly Dimension[])[] = [
  ['channel'],
  ['clientVersion'],
  ['region'],
  ['channel', 'clientVersion'],
];
const NARROWER_GAINS = 0.1;

/** What a headline is made of: two periods, and the journeys of each by segment. */
export interface HeadlineFacts {
  now: PeriodFigures;
  before: PeriodFigures | null;
  /** The earlier loop rate as it was when its journeys were as old as those of now. */
  rateThen: Share | null;
  cellsNow: readonly SegmentCount[];
  cellsBefore: readonly SegmentCount[];
  /** Another segment is compared with, not only another period: nothing has moved then. */
  isBeside: boolean;
}

type Moved = Extract<Headline, { kind: 'moved' }>;
type Beside = Extract<Headline, { kind: 'beside' }>;

/**
 * What changed and for whom, without its reason: says that something moved only where the two intervals do not
 * overlap. Pure; the reason is that of the edge's laps, `withReason`.
 */
export function planHeadline(facts: HeadlineFacts): Headline {
  const { now, before, rateThen, cellsNow, cellsBefore } = facts;
  if (now.journeys === 0) return { kind: 'empty' };
  const { loopRate } = now;
  if (before === null || rateThen === null || before.journeys === 0) return { kind: 'alone', loopRate };
  const up = (loopRate.share ?? 0) > (rateThen.share ?? 0);
  if (facts.isBeside) {
    const differ = differs(loopRate, rateThen);
    const edge = differ ? movedEdge(now, before, up) : null;
    return { kind: 'beside', differ, loopRate, other: rateThen, edge, reason: null };
  }
  if (!differs(loopRate, rateThen)) return { kind: 'steady', loopRate, before: rateThen };
  const segment = explainingSegment(cellsNow, cellsBefore);
  return {
    kind: 'moved',
    up,
    loopRate,
    before: rateThen,
    edge: movedEdge(now, before, up),
    segment: segment?.named ?? null,
    reason: null,
    journeys: segment?.stuck ?? loopRate.n,
  };
}

/** The headline with the commonest reason of its edge's laps. Pure. */
export function withReason<T extends Moved | Beside>(headline: T, story: EdgeStory): T {
  const total = story.reasons.reduce((sum, row) => sum + row.times, 0);
  const [first] = story.reasons.filter(({ reason }) => reason !== null);
  if (first?.reason == null || total === 0) return headline;
  return { ...headline, reason: { reason: first.reason, share: first.times / total } };
}

// The lap whose times a journey changed most, in the direction in which the loop rate went.
function movedEdge(now: PeriodFigures, before: PeriodFigures, up: boolean): Moved['edge'] {
  const earlier = new Map(before.edges.map((edge) => [`${edge.from} ${edge.to}`, edge.times]));
  const known = new Map(now.edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  for (const edge of before.edges)
    if (!known.has(`${edge.from} ${edge.to}`)) known.set(`${edge.from} ${edge.to}`, { ...edge, times: 0 });
  const laps = [...known]
    .filter(([, edge]) => edge.kind === 'lap')
    .map(([key, { from, to, times }]) => {
      const expected = ((earlier.get(key) ?? 0) / before.journeys) * now.journeys;
      return { from, to, times, change: times - expected, ratio: expected === 0 ? null : times / expected };
    })
    .sort((a, b) => (up ? b.change - a.change : a.change - b.change));
  const [first] = laps;
  if (first === undefined || first.change === 0 || first.change > 0 !== up) return null;
  const { change: _change, ...edge } = first;
  return edge;
}

/** The segment that explains most of the change between two sets of journeys; null where none does. Pure. */
export function explainChange(
  cellsNow: readonly SegmentCount[],
  cellsBefore: readonly SegmentCount[],
): Moved['segment'] {
  return explainingSegment(cellsNow, cellsBefore)?.named ?? null;
}

interface Candidate {
  named: NonNullable<Moved['segment']>;
  lift: number;
  stuck: number;
}

function explainingSegment(
  cellsNow: readonly SegmentCount[],
  cellsBefore: readonly SegmentCount[],
): Candidate | null {
  const all = { now: sumOf(cellsNow), before: sumOf(cellsBefore) };
  const rateBefore = all.before.stuck / all.before.journeys;
  const excess = all.now.stuck - all.now.journeys * rateBefore;
  let best: Candidate | null = null;
  for (const dimensions of WIDTHS)
    for (const candidate of candidatesOf(dimensions, cellsNow, cellsBefore, rateBefore, excess))
      if (isBetter(candidate, best, dimensions.length)) best = candidate;
  return best;

  function isBetter(one: Candidate, than: Candidate | null, width: number): boolean {
    if (one.named.explains < LEAST_EXPLAINED || one.lift < LEAST_LIFT) return false;
    return than === null || one.lift > than.lift + (width > 1 ? NARROWER_GAINS : 0);
  }
}

function candidatesOf(
  dimensions: readonly Dimension[],
  cellsNow: readonly SegmentCount[],
  cellsBefore: readonly SegmentCount[],
  rateBefore: number,
  excess: number,
): Candidate[] {
  const keyOf = (cell: SegmentCount) => dimensions.map((name) => cell[name]).join(' ');
  const all = sumOf(cellsNow).journeys;
  const before = groupBy(cellsBefore, keyOf);
  return [...groupBy(cellsNow, keyOf)].flatMap(([key, cells]) => {
    const [first] = cells;
    if (first === undefined || dimensions.some((name) => first[name] === '')) return [];
    const own = sumOf(cells);
    const earlier = sumOf(before.get(key) ?? []);
    const usual = earlier.journeys >= OWN_RATE_JOURNEYS ? earlier.stuck / earlier.journeys : rateBefore;
    const explains = Math.min(1, (own.stuck - own.journeys * usual) / excess);
    const named = { ...Object.fromEntries(dimensions.map((name) => [name, first[name]])), explains };
    return [{ named, lift: explains - own.journeys / all, stuck: own.stuck }];
  });
}

function groupBy(
  cells: readonly SegmentCount[],
  keyOf: (cell: SegmentCount) => string,
): Map<string, SegmentCount[]> {
  const groups = new Map<string, SegmentCount[]>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell));
    if (group === undefined) groups.set(keyOf(cell), [cell]);
    else group.push(cell);
  }
  return groups;
}

function sumOf(cells: readonly SegmentCount[]): { journeys: number; stuck: number } {
  return cells.reduce(
    (sum, cell) => ({ journeys: sum.journeys + cell.journeys, stuck: sum.stuck + cell.stuck }),
    { journeys: 0, stuck: 0 },
  );
}
