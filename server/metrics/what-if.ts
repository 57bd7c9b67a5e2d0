import type { Reader } from '../../db/connection.ts';
import type { LoopRules } from '../contract/flow-format.ts';
import type { WhatIf, WhatIfOutcome } from '../contract/what-if.ts';
import { stitchEvents } from '../journeys/continue-pair.ts';
import type { FlowRules } from '../journeys/flow-rules.ts';
import { listPairEvents, toJourneyEvent } from '../journeys/journey-repository.ts';
import type { JourneyState } from '../journeys/journey-state.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { checkQuestion } from './check-question.ts';
import type { FigureQuestion } from './figure-question.ts';
import { countOf, journeysIn } from './journeys-in.ts';
import { shareOf } from './share.ts';
import { DAY_MS, HOUR_MS } from '../contract/time-units.ts';

/** Beyond so many, every so manieth journey is replayed. */
const MOST_REPLAYED = 3_000;

/**
 * Replays a past period from its raw events under other thresholds, and says how many cases there would have been and
 * how much work. Writes nothing. Throws `flow_unknown`.
 */
export async function whatIf(
  db: Reader,
  rulebook: Rulebook,
  question: FigureQuestion,
  changes: Partial<LoopRules>,
  now: number,
): Promise<WhatIf> {
  checkQuestion(rulebook, question);
  const total = await countOf(journeysIn(db, question));
  const every = Math.max(1, Math.ceil(total / MOST_REPLAYED));
  const rows = (await journeysIn(db, question)
    .orderBy('id')
    .select('id', 'account_id', 'first_event_id')) as {
    account_id: string;
    first_event_id: string;
  }[];
  const sample = rows.filter((_, index) => index % every === 0);
  const pairRules = rulebook.pairRules(question.flow);
  const changed = new WeakMap<FlowRules, FlowRules>();
  const otherwise = (rules: FlowRules): FlowRules => {
    const known = changed.get(rules) ?? changeRules(rules, changes);
    changed.set(rules, known);
    return known;
  };
  let [stuckNow, stuckThen] = [0, 0];
  for (const { account_id: accountId, first_event_id: first } of sample) {
    const events = (await listPairEvents(db, accountId, question.flow, { at: 0, id: '' })).map(
      toJourneyEvent,
    );
    const stuckUnder = (as: (rules: FlowRules) => FlowRules): number => {
      const states = stitchEvents(
        events,
        (at) => as(pairRules.forStart(at)),
        (version) => as(pairRules.of(version)),
      );
      return Number(states.some((state) => state.firstEventId === first && isStuck(state, now)));
    };
    stuckNow += stuckUnder((rules) => rules);
    stuckThen += stuckUnder(otherwise);
  }
  const minutes = await meanMinutes(db, question.flow);
  const days = Math.max(1, (question.to - question.from) / DAY_MS);
  const outcomeOf = (stuck: number): WhatIfOutcome => {
    const cases = sample.length === 0 ? 0 : Math.round((stuck / sample.length) * total);
    const perDay = cases / days;
    return {
      stuck: shareOf(stuck, sample.length),
      cases,
      perDay,
      minutesPerDay: minutes === null ? null : perDay * minutes,
    };
  };
  return {
    journeys: total,
    looked: sample.length,
    rules: rulebook.latest(question.flow).definition.loop,
    present: outcomeOf(stuckNow),
    changed: outcomeOf(stuckThen),
  };
}

// Silence that lasts is a case too.
function isStuck(state: JourneyState, now: number): boolean {
  return state.stuck !== null || (state.silentDueAt !== null && state.silentDueAt <= now);
}

// Thresholds move no border between journeys, so the same journeys are compared.
function changeRules(rules: FlowRules, changes: Partial<LoopRules>): FlowRules {
  return {
    ...rules,
    stuckAfterLaps: changes.stuckAfterLaps ?? rules.stuckAfterLaps,
    sameReasonTimes: changes.sameReasonTimes ?? rules.sameReasonTimes,
    stuckAfterFailedJourneys: changes.stuckAfterFailedJourneys ?? rules.stuckAfterFailedJourneys,
    silentMs: changes.silentHours === undefined ? rules.silentMs : Math.ceil(changes.silentHours * HOUR_MS),
  };
}

async function meanMinutes(db: Reader, flow: string): Promise<number | null> {
  const row = (await db('cases')
    .join('decisions', 'decisions.id', 'cases.decision_id')
    .where({ 'decisions.flow': flow })
    .where('cases.active_ms', '>', 0)
    .avg({ ms: 'cases.active_ms' })
    .first()) as { ms: number | null } | undefined;
  return row?.ms == null ? null : Number(row.ms) / 60_000;
}
