import { ProblemError } from '../platform/problem-error.ts';
import type { PreparedCase } from './case-kind.ts';

/** A case with nothing to decide on but whom it concerns: it can be noted and escalated. `why` says so, for integrators. */
export function escalateOnly(reasons: readonly string[], why: string): PreparedCase {
  return {
    sentence: [],
    journey: null,
    events: [],
    options: [
      { type: 'escalate', refusal: null, secondPerson: false, reasons: [...reasons], needsMessage: false },
    ],
    plan({ type }) {
      if (type === 'escalate')
        return { command: null, message: null, secondPerson: false, then: 'escalate', evidence: null };
      throw new ProblemError('decision_refused', { detail: why });
    },
  };
}
