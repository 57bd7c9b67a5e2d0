import { reasonToLeave } from './count-lap.ts';
import { type EvidenceRow, evidenceMatrix } from './evidence-matrix.ts';
import type { FlowRules } from './flow-rules.ts';
import { foldEventInPlace, startJourney } from './fold-event.ts';
import type { JourneyEvent } from './journey-event.ts';
import { type StepRollup, stepRollups } from './step-rollups.ts';
import { beginVisit, stay, type Visit } from './visit.ts';
import { type TransitionKind, transitionKind } from './visit-rules.ts';

/** The move from visit `index` to the next. */
export interface Transition {
  /** Index of the visit that it leaves. */
  index: number;
  from: string;
  to: string;
  kind: TransitionKind;
  at: number;
  /** The arriving visit's first event. */
  eventId: string;
  /** The visit's last reason; for a lap without one, the last since the lap before. */
  reason: string | null;
  /** 1 for the first lap; null for what is no lap. */
  lapNumber: number | null;
  empty: boolean;
}

/** Everything that is drawn of one journey. */
export interface JourneyTrace {
  visits: Visit[];
  transitions: Transition[];
  /** The version's steps in order, visited or not, then those it lacks as they were first visited. */
  steps: StepRollup[];
  rounds: number;
  evidence: EvidenceRow[];
}

/**
 * Traces one journey from all its events in order. Visits, laps and empty laps are read off the fold itself, so the
 * picture cannot say otherwise than the counts.
 */
export function traceJourney(events: readonly JourneyEvent[], rules: FlowRules): JourneyTrace {
  const [first, ...later] = events;
  if (first === undefined) throw new Error('a journey has at least one event');
  const state = startJourney(first, rules, null);
  const visits: Visit[] = [beginVisit(first, state)];
  const transitions: Transition[] = [];
  for (const event of later) {
    const before = { visits: state.visits, laps: state.laps, emptyLaps: state.emptyLaps };
    const left = { step: state.lastStep, visitReason: state.visitReason, lapReason: reasonToLeave(state) };
    foldEventInPlace(state, event, rules);
    const visit = visits.at(-1);
    if (visit === undefined) throw new Error('a journey begins with a visit');
    visit.endedAt = event.at;
    if (state.visits === before.visits) {
      stay(visit, event);
      continue;
    }
    const isLap = state.laps > before.laps;
    transitions.push({
      index: transitions.length,
      from: left.step,
      to: event.step,
      kind: transitionKind(left.step, event.step, rules),
      at: event.at,
      eventId: event.id,
      reason: isLap ? left.lapReason : left.visitReason,
      lapNumber: isLap ? state.laps : null,
      empty: state.emptyLaps > before.emptyLaps,
    });
    visits.push(beginVisit(event, state));
  }
  return {
    visits,
    transitions,
    steps: stepRollups(visits, rules),
    rounds: state.laps + 1,
    evidence: evidenceMatrix(events, roundsOf(visits), state.laps + 1, rules),
  };
}

function roundsOf(visits: readonly Visit[]): number[] {
  return visits.flatMap((visit) => visit.eventIds.map(() => visit.round));
}
