import type { CaseDetail, DecisionOption } from '../../server/contract/cases.ts';
import { STUCK_DECISIONS, stuckParams } from '../../server/contract/stuck.ts';
import { isStuckDecision, type StuckParams, textParam } from './stuck-fields-props.ts';

/** What a freshly chosen decision begins with: the evidence that served others best, the step where it is stuck. */
export function startParams(option: DecisionOption, detail: CaseDetail): StuckParams {
  if (option.evidence !== undefined) {
    const [evidence] = option.evidence;
    return evidence === undefined ? {} : { evidence };
  }
  if (option.steps !== undefined) {
    const step = stuckStep(option.steps, detail);
    return step === undefined ? {} : { step };
  }
  return {};
}

/** True when the contract would take the parameters. */
export function isComplete(option: DecisionOption, params: StuckParams): boolean {
  if (!isStuckDecision(option.type, STUCK_DECISIONS)) return false;
  if (option.needsMessage && textParam(params, 'message').trim() === '') return false;
  return stuckParams[option.type].safeParse(params).success;
}

// The step of the last refusal is the one that a person would look for.
function stuckStep(steps: readonly string[], detail: CaseDetail): string | undefined {
  const refused = detail.events.findLast(
    (event) => event.reason !== null && steps.includes(event.step) && event.outcome !== 'passed',
  );
  return refused?.step ?? steps[0];
}
