import { REFUSALS } from '../contract/event-format.ts';
import type { FlowRules } from './flow-rules.ts';
import type { JourneyEvent } from './journey-event.ts';

/** What became of one piece of evidence in one round. */
export interface EvidenceCell {
  state: 'passed' | 'refused' | 'offered' | 'not_tried';
  /** The last refusal's; null otherwise, or when it gave none. */
  reason: string | null;
  /** The events that carried it in this round. */
  eventIds: string[];
}

/** One piece of evidence over all rounds; `cells[0]` is round 1. */
export interface EvidenceRow {
  evidence: string;
  declared: boolean;
  cells: EvidenceCell[];
}

/**
 * The matrix of evidence by rounds: declared evidence in the flow's order, then the rest as it was first offered.
 * Within a round a pass outweighs a refusal, and that an offer: one step's refusal of several pieces together does not
 * undo what another step accepted.
 * @param roundOf the round of each event, by its index, from 1
 */
export function evidenceMatrix(
  events: readonly JourneyEvent[],
  roundOf: readonly number[],
  rounds: number,
  rules: FlowRules,
): EvidenceRow[] {
  const rows = new Map<string, EvidenceRow>();
  const rowOf = (evidence: string, declared: boolean): EvidenceRow => {
    const row = rows.get(evidence) ?? {
      evidence,
      declared,
      cells: Array.from({ length: rounds }, blankCell),
    };
    rows.set(evidence, row);
    return row;
  };
  for (const evidence of rules.declaredEvidence) rowOf(evidence, true);
  for (const [index, event] of events.entries())
    for (const evidence of evidenceOf(event, rules)) {
      const cell = rowOf(evidence, false).cells[(roundOf[index] ?? 1) - 1];
      if (cell !== undefined) take(cell, event);
    }
  return [...rows.values()];
}

function blankCell(): EvidenceCell {
  return { state: 'not_tried', reason: null, eventIds: [] };
}

const NOTHING_OFFERED: ReadonlySet<string> = new Set(['entered', 'abandoned', 'cancelled']);

// A step that declares exactly one piece is about that piece, also when its events do not name it; coming and going
// offer nothing.
function evidenceOf(event: JourneyEvent, rules: FlowRules): ReadonlySet<string> {
  if (event.evidence.length > 0) return new Set(event.evidence);
  const declared = rules.declaredAt.get(event.step) ?? [];
  return new Set(declared.length === 1 && !NOTHING_OFFERED.has(event.outcome) ? declared : []);
}

function take(cell: EvidenceCell, event: JourneyEvent): void {
  cell.eventIds.push(event.id);
  if (event.outcome === 'passed') {
    cell.state = 'passed';
    cell.reason = null;
  } else if (cell.state === 'passed') return;
  else if (REFUSALS.has(event.outcome)) {
    cell.state = 'refused';
    cell.reason = event.reason ?? null;
  } else if (cell.state === 'not_tried') cell.state = 'offered';
}
