import type { Reader } from '../../db/connection.ts';
import type { CaseRecord, EventRecord } from '../../db/tables.ts';
import type { CaseKind, PreparedCase } from '../cases/case-kind.ts';
import { escalateOnly } from '../cases/escalate-only.ts';
import { presentEvent } from '../cases/present-event.ts';
import { evidenceThatWorks } from '../cases/what-works.ts';
import { STUCK_REASONS } from '../contract/stuck.ts';
import type { Settings } from '../contract/settings.ts';
import { explainJourney } from '../journeys/explain-journey.ts';
import {
  findJourney,
  type Journey,
  listJourneyEvents,
  toJourneyEvent,
} from '../journeys/journey-repository.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { summariseJourney } from '../journeys/summarise-journey.ts';
import { traceJourney } from '../journeys/trace-journey.ts';
import { isStuckDecision, planStuck, STUCK_EFFECTS } from './plan-stuck.ts';
import { presentJourney } from './present-journey.ts';
import { stuckOptions } from './stuck-options.ts';
import { stuckSituation } from './stuck-situation.ts';

// A caller's case about an account that has no journey yet.
const NO_JOURNEY = escalateOnly(STUCK_REASONS, 'the account has no journey here');
/** A journey with more events than this is drawn from its newest ones. */
const MOST_EVENTS = 2_000;

interface StuckKindDeps {
  rulebook: (db: Reader) => Promise<Rulebook>;
  settings: (within?: Reader) => Promise<Settings>;
}

/** Stuck verification: cases of users who went round in circles. */
export function stuckKind(deps: StuckKindDeps): CaseKind {
  return {
    name: 'stuck_verification',
    risky: true,
    effectOf(type) {
      if (!isStuckDecision(type)) throw new Error(`${type} is no decision on a stuck verification`);
      return STUCK_EFFECTS[type];
    },
    prepare: (db, row, now) => prepareStuck(deps, db, row, now),
  };
}

async function prepareStuck(
  deps: StuckKindDeps,
  db: Reader,
  row: CaseRecord,
  now: number,
): Promise<PreparedCase> {
  const journey = row.journey_id === null ? null : await findJourney(db, row.journey_id);
  if (journey === null) return NO_JOURNEY;
  const rulebook = await deps.rulebook(db);
  const events = await listJourneyEvents(db, journey, MOST_EVENTS);
  if (events.length === 0) return NO_JOURNEY;
  return tell(deps, db, row, now, journey, rulebook, events);
}

async function tell(
  deps: StuckKindDeps,
  db: Reader,
  row: CaseRecord,
  now: number,
  journey: Journey,
  rulebook: Rulebook,
  events: readonly EventRecord[],
): Promise<PreparedCase> {
  const { flow, state } = journey;
  const rules = rulebook.rules(flow, state.flowVersion);
  const definition = rulebook.definition(flow, state.flowVersion);
  const summary = summariseJourney(state, rules, now);
  const trace = traceJourney(events.map(toJourneyEvent), rules);
  const place = { flow, step: row.stuck_step ?? state.lastStep, reason: row.stuck_reason };
  const works = await evidenceThatWorks(db, place, now, await deps.settings(db));
  const situation = stuckSituation(definition, state, summary, trace, works);
  return {
    sentence: explainJourney({ summary, trace, rules, now }),
    journey: presentJourney({
      journey,
      summary,
      trace,
      definition,
      works,
      folded: events.length < state.eventCount,
    }),
    events: events.map(presentEvent),
    options: stuckOptions(situation),
    plan: (input) => planStuck(situation, input),
  };
}
