import { bucketOf } from '../../server/journeys/duration-buckets.ts';
import { HOUR } from '../support/build-journey.ts';
import type { Recount } from '../support/recount-journeys.ts';

const REFUSALS = ['failed', 'insufficient', 'expired'];

/** What these journeys add to the figures, looked up one by one in the definitions (domain, section 2). */
export function recountFigures(journeys: readonly Recount[], decided: boolean): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (measure: string, value: number, a = '', b = ''): void => {
    const key = `${measure}/${a}/${b}`;
    if (value > 0) sums.set(key, (sums.get(key) ?? 0) + value);
  };
  for (const journey of journeys) {
    const { events, rules, ended, visits, empty, stuck } = journey;
    const steps = visits.map((visit) => visit[0]?.step ?? '');
    const edges = steps.slice(1).map((to, index) => [steps[index] as string, to] as const);
    const isLap = ([from, to]: readonly [string, string]): boolean =>
      rules.steps.includes(from) &&
      rules.steps.includes(to) &&
      rules.steps.indexOf(to) < rules.steps.indexOf(from);
    add('journeys', 1);
    add('stuck', stuck ? 1 : 0);
    add('succeeded', ended === 'succeeded' ? 1 : 0);
    add('failed_outcome', ended === 'failed' ? 1 : 0);
    add('self_resolved', ended === 'succeeded' && stuck && !decided ? 1 : 0);
    add('rework', new Set(steps).size < steps.length ? 1 : 0);
    add('stuck_laps', stuck ? journey.laps : 0);
    add('stuck_empty_laps', stuck ? empty.filter(Boolean).length : 0);
    for (const step of new Set(steps)) {
      const outcomes = events.filter((event) => event.step === step).map((event) => event.outcome);
      add('step_entered', 1, step);
      add('step_passed', outcomes.includes('passed') ? 1 : 0, step);
      add(
        'step_failed',
        outcomes.some((one) => ['failed', 'insufficient', 'expired'].includes(one)) ? 1 : 0,
        step,
      );
      add('step_laps', edges.filter((edge) => edge[0] === step && isLap(edge)).length, step);
    }
    for (const [from, to] of edges) add('edge_times', 1, from, to);
    const firsts = edges.filter(
      ([from, to], index) => index === edges.findIndex(([a, b]) => a === from && b === to),
    );
    for (const [from, to] of firsts) add('edge_journeys', 1, from, to);
    if (ended !== 'succeeded') add('step_left', 1, events.at(-1)?.step);
    for (const { step, outcome, reason } of events)
      if (REFUSALS.includes(outcome) && reason) add('step_reason', 1, step, reason);
    for (const step of new Set(steps)) {
      const stays = visits.map((visit, index) => {
        const next = visits[index + 1]?.[0] ?? events.at(-1);
        return visit[0]?.step === step ? (next?.at ?? 0) - (visit[0]?.at ?? 0) : 0;
      });
      add('step_ms', 1, step, String(bucketOf(stays.reduce((sum, ms) => sum + ms, 0))));
    }
    const laps = lapsOf(journey);
    for (const lap of laps) add('lap_reason', 1, `${lap.from}>${lap.to}`, lap.reason ?? '');
    if (stuck) {
      const { step, reason } = placeOf(journey, laps);
      add('stuck_place', 1, step, reason ?? '');
      add('stuck_soon', stuck.at - (events[0]?.at ?? 0) <= 7 * 24 * HOUR ? 1 : 0, step, reason ?? '');
      const [first] = laps;
      if (first) add('loop_ms', 1, String(bucketOf((events.at(-1)?.at ?? 0) - first.at)));
    }
    const ms = (events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0);
    if (ended === 'succeeded') add('pass_ms', 1, String(bucketOf(ms)));
  }
  return sums;
}

interface Lap {
  from: string;
  to: string;
  at: number;
  eventId: string;
  reason: string | null;
}

// A lap's reason is the last one of the visit that it leaves, else the last one since the lap before.
function lapsOf({ events, visits, rules }: Recount): Lap[] {
  const laps: Lap[] = [];
  let windowStart = 0;
  for (const [index, visit] of visits.entries()) {
    const [left, arriving] = [visits[index - 1], visit[0]];
    const from = rules.steps.indexOf(left?.[0]?.step ?? '');
    const to = rules.steps.indexOf(arriving?.step ?? '');
    if (left === undefined || arriving === undefined || from < 0 || to < 0 || to >= from) continue;
    const start = events.indexOf(arriving);
    const own = lastReason(left) ?? lastReason(events.slice(windowStart, start));
    const names = { from: left[0]?.step ?? '', to: arriving.step };
    laps.push({ ...names, at: arriving.at, eventId: arriving.id, reason: own });
    windowStart = start;
  }
  return laps;
}

function lastReason(events: Recount['events']): string | null {
  return events.findLast(({ outcome, reason }) => REFUSALS.includes(outcome) && reason)?.reason ?? null;
}

// The last lap or refusal when it became stuck; a lap stands before what its arriving event says.
function placeOf({ events, stuck }: Recount, laps: readonly Lap[]): { step: string; reason: string | null } {
  const until = events.findIndex((event) => event.id === stuck?.eventId);
  for (let index = until; index >= 0; index -= 1) {
    const event = events[index];
    if (event === undefined) break;
    const byLap = index === until && stuck?.cause === 'laps';
    if (REFUSALS.includes(event.outcome) && !byLap) return { step: event.step, reason: event.reason ?? null };
    const lap = laps.find((one) => one.eventId === event.id);
    if (lap) return { step: lap.from, reason: lap.reason };
  }
  return { step: events[until]?.step ?? '', reason: null };
}
