import type { PlatformEvent } from '../../server/contract/event-format.ts';
import type { FlowDefinition } from '../../server/contract/flow-format.ts';
import type { FlowMetrics } from '../../server/contract/metrics.ts';

/*
 * The figures of a flow counted anew from its events, straight from the definitions (domain, section 2) and without a
 * line of what the product counts with. Slow on purpose: everything is looked up again.
 */

/** A version of the flow and from when it is in force, UTC ms; the first for all time before it. */
export interface Version {
  from: number;
  definition: FlowDefinition;
}

/** What is asked, in UTC ms. */
export interface Question {
  from: number;
  to: number;
  now: number;
  segment?: { channel?: string; region?: string; clientVersion?: string };
}

interface Happening {
  event: PlatformEvent;
  at: number;
}

interface Journey {
  accountId: string;
  own: Happening[];
  flow: FlowDefinition;
  end: 'success' | 'failure' | null;
  /** The account's next event, which begins another journey. */
  next: Happening | null;
  previousStart: number | null;
  failuresInRow: number;
}

const HOUR = 3_600_000;
const REFUSALS = ['failed', 'insufficient', 'expired'];

export function recountFigures(
  versions: readonly Version[],
  events: readonly PlatformEvent[],
  { from, to, now, segment = {} }: Question,
): FlowMetrics {
  const all = [...new Set(events.map((event) => event.accountId))].flatMap((accountId) =>
    journeysOf(
      versions,
      events.filter((event) => event.accountId === accountId),
    ),
  );
  const asked = all.filter(({ own }) => {
    const { event, at } = own[0] as Happening;
    return (
      at >= from &&
      at < to &&
      Object.entries(segment).every(([name, value]) => event[name as 'region'] === value)
    );
  });
  const count = (which: (journey: Journey) => boolean) => asked.filter(which).length;
  const steps = versions.toReversed().flatMap(({ definition }) => definition.steps.map(({ name }) => name));
  const passes = asked
    .filter(({ end }) => end === 'success')
    .map(({ own }) => lastOf(own).at - (own[0] as Happening).at);
  const edges = asked.map((journey) =>
    pairsOf(visitsOf(journey)).map(([a, b]) => `${stepOf(a)} ${stepOf(b)}`),
  );
  return {
    journeys: asked.length,
    accounts: count(({ previousStart }) => previousStart === null || previousStart < from),
    stuck: count(isStuck),
    silentNow: count((journey) => journey.next === null && waits(journey, journey.own.length - 1, now)),
    selfResolved: count((journey) => isStuck(journey) && journey.end === 'success'),
    medianMs: quantile(passes, 0.5),
    p90Ms: quantile(passes, 0.9),
    steps: [...new Set(steps)].map((step) => ({
      step,
      entered: count(({ own }) => own.some(({ event }) => event.step === step)),
      passed: count(({ own }) => own.some(({ event }) => event.step === step && event.outcome === 'passed')),
      failed: count(({ own }) =>
        own.some(({ event }) => event.step === step && REFUSALS.includes(event.outcome)),
      ),
      laps: asked.flatMap((journey) => lapsOf(journey).filter(([left]) => stepOf(left) === step)).length,
    })),
    transitions: [...new Set(edges.flat())].map((edge) => {
      const [a = '', b = ''] = edge.split(' ');
      const times = edges.flat().filter((one) => one === edge).length;
      return { from: a, to: b, times, journeys: edges.filter((one) => one.includes(edge)).length };
    }),
  };
}

function journeysOf(versions: readonly Version[], events: readonly PlatformEvent[]): Journey[] {
  const journeys: Journey[] = [];
  const sorted = events
    .map((event) => ({ event, at: Date.parse(event.occurredAt) }))
    .sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1));
  for (const one of sorted) {
    const last = journeys.at(-1);
    const gap = (last?.flow.journeyGapDays ?? 0) * 24 * HOUR;
    if (last === undefined || last.end !== null || one.at - lastOf(last.own).at > gap) {
      if (last !== undefined) last.next = one;
      const flow = (versions.findLast((version) => version.from <= one.at) ?? (versions[0] as Version))
        .definition;
      const { accountId } = one.event;
      const previousStart = last?.own[0]?.at ?? null;
      journeys.push({ accountId, own: [one], flow, end: null, next: null, previousStart, failuresInRow: 0 });
    } else last.own.push(one);
    const journey = lastOf(journeys);
    journey.end = endOf(journey.flow, one.event);
    if (journey.end === 'failure') journey.failuresInRow = 1 + failuresBefore(journeys);
  }
  return journeys;
}

function failuresBefore(journeys: readonly Journey[]): number {
  const [before, journey] = [journeys.at(-2), lastOf(journeys)];
  if (before?.end !== 'failure') return 0;
  const wait = (journey.own[0] as Happening).at - lastOf(before.own).at;
  return wait <= journey.flow.journeyGapDays * 24 * HOUR ? before.failuresInRow : 0;
}

function endOf({ terminal }: FlowDefinition, { step, outcome }: PlatformEvent): Journey['end'] {
  const isIn = (list: FlowDefinition['terminal']['success']) =>
    list.some((one) => one.outcome === outcome && (one.step === '*' || one.step === step));
  if (isIn(terminal.success)) return 'success';
  return isIn(terminal.failure) ? 'failure' : null;
}

function isStuck(journey: Journey): boolean {
  const { own, flow, end } = journey;
  const { loop } = flow;
  const refusals = own.filter(({ event }) => REFUSALS.includes(event.outcome) && event.reason !== undefined);
  const times = refusals.map(
    ({ event: { step, reason } }) =>
      refusals.filter(({ event }) => event.step === step && event.reason === reason).length,
  );
  return (
    lapsOf(journey).length >= loop.stuckAfterLaps ||
    Math.max(0, ...times) >= loop.sameReasonTimes ||
    (end === 'failure' && journey.failuresInRow >= loop.stuckAfterFailedJourneys) ||
    own.some((_, index) => {
      const next = own[index + 1] ?? journey.next;
      return next !== null && waits(journey, index, next.at);
    })
  );
}

/** Whether the event at `index` waited for an answer and got none for so long by `until`. */
function waits(journey: Journey, index: number, until: number): boolean {
  const { event, at } = journey.own[index] as Happening;
  const looped = lapsOf({ ...journey, own: journey.own.slice(0, index + 1) }).length > 0;
  const asks = event.outcome === 'submitted' || (event.outcome === 'insufficient' && looped);
  return asks && endOf(journey.flow, event) === null && until - at >= journey.flow.loop.silentHours * HOUR;
}

function visitsOf({ own }: Journey): Happening[][] {
  const visits: Happening[][] = [];
  for (const one of own) {
    const current = visits.at(-1);
    if (current === undefined || stepOf(current) !== one.event.step || one.event.outcome === 'entered')
      visits.push([one]);
    else current.push(one);
  }
  return visits;
}

function lapsOf(journey: Journey): [Happening[], Happening[]][] {
  const names = journey.flow.steps.map(({ name }) => name);
  const place = (visit: Happening[]) => names.indexOf(stepOf(visit));
  return pairsOf(visitsOf(journey)).filter(([a, b]) => place(b) >= 0 && place(b) < place(a));
}

function pairsOf<T>(list: readonly T[]): [T, T][] {
  return list.slice(1).map((one, index) => [list[index] as T, one]);
}

function quantile(durations: readonly number[], q: number): number | null {
  const sorted = [...durations].sort((a, b) => a - b);
  const ranked = sorted[Math.ceil(q * sorted.length) - 1];
  if (ranked === undefined) return null;
  const bucket = Math.ceil(Math.log(Math.max(ranked, 1)) / Math.log(1.02));
  return Math.round((2 * 1.02 ** bucket) / 2.02);
}

const stepOf = (visit: Happening[]): string => visit[0]?.event.step ?? '';
const lastOf = <T>(list: readonly T[]): T => list[list.length - 1] as T;
