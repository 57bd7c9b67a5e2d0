import type { WorksFigure } from '../cases/what-works.ts';
import type { JourneyStory } from '../contract/case-story.ts';
import type { FlowDefinition } from '../contract/flow-format.ts';
import type { Journey } from '../journeys/journey-repository.ts';
import type { JourneySummary } from '../journeys/summarise-journey.ts';
import type { JourneyTrace } from '../journeys/trace-journey.ts';
import { isoOf } from '../platform/clock.ts';

interface Told {
  journey: Journey;
  summary: JourneySummary;
  trace: JourneyTrace;
  definition: FlowDefinition;
  works: ReadonlyMap<string, WorksFigure>;
  folded: boolean;
}

/** A journey as the page draws it. */
export function presentJourney({ journey, summary, trace, definition, works, folded }: Told): JourneyStory {
  const titles = new Map(definition.steps.map((step) => [step.name, step.titles]));
  return {
    id: journey.id,
    flow: journey.flow,
    flowTitles: definition.titles,
    flowVersion: summary.flowVersion,
    startedAt: isoOf(summary.startedAt),
    lastAt: isoOf(summary.lastAt),
    outcome: summary.outcome,
    visitCount: summary.visits,
    laps: summary.laps,
    emptyLaps: summary.emptyLaps,
    loopMs: summary.loopMs,
    steps: trace.steps.map((step) => ({
      step: step.step,
      titles: titles.get(step.step) ?? null,
      position: step.position < 0 ? null : step.position,
      visits: step.visits,
      passed: step.passed,
      refused: step.refused,
      topReason: step.topReason?.reason ?? null,
      topReasonTimes: step.topReason?.times ?? 0,
      medianMs: step.medianMs,
    })),
    visits: trace.visits.map((visit) => ({
      index: visit.index,
      step: visit.step,
      startedAt: isoOf(visit.startedAt),
      endedAt: isoOf(visit.endedAt),
      lastOutcome: visit.lastOutcome,
      reasons: visit.reasons,
      eventIds: visit.eventIds,
    })),
    transitions: trace.transitions.map(({ from, to, kind, at, eventId, reason, lapNumber, empty }) => ({
      from,
      to,
      kind,
      at: isoOf(at),
      eventId,
      reason,
      lapNumber,
      empty,
    })),
    rounds: trace.rounds,
    evidence: trace.evidence.map((row) => ({
      evidence: row.evidence,
      cells: row.cells,
      works: works.get(row.evidence) ?? null,
    })),
    folded,
  };
}
