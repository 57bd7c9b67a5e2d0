import type { FlowRules } from './flow-rules.ts';
import type { Visit } from './visit.ts';

/** One step over all its visits of one journey. */
export interface StepRollup {
  step: string;
  /** -1 for a step that the journey's version lacks. */
  position: number;
  visits: number;
  /** Events, not visits. */
  passed: number;
  refused: number;
  /** The most frequent reason of a refusal; of equals, the first to come. */
  topReason: { reason: string; times: number } | null;
  /** The visit of rank ceil(n / 2) by length, in ms; null without a visit. */
  medianMs: number | null;
}

/** Rolls visits up by step: the version's steps in order, then others as they were first visited. */
export function stepRollups(visits: readonly Visit[], rules: FlowRules): StepRollup[] {
  const names = new Set([...rules.steps, ...visits.map((visit) => visit.step)]);
  return [...names].map((step) => {
    const own = visits.filter((visit) => visit.step === step);
    return {
      step,
      position: rules.positionOf(step),
      visits: own.length,
      passed: own.reduce((sum, visit) => sum + visit.passIds.length, 0),
      refused: own.reduce((sum, visit) => sum + visit.refusals.length, 0),
      topReason: topReason(own.flatMap((visit) => visit.reasons)),
      medianMs: median(own.map((visit) => visit.endedAt - visit.startedAt)),
    };
  });
}

function topReason(reasons: readonly string[]): StepRollup['topReason'] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  let top: StepRollup['topReason'] = null;
  for (const [reason, times] of counts) if (top === null || times > top.times) top = { reason, times };
  return top;
}

function median(lengths: number[]): number | null {
  return lengths.sort((a, b) => a - b)[Math.ceil(lengths.length / 2) - 1] ?? null;
}
