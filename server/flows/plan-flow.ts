import type { FlowDefinition } from '../contract/flow-format.ts';
import { canonicalJson } from '../platform/canonical-json.ts';

/** What writing a definition means, beside the one in force. */
export type FlowPlan = 'new_flow' | 'unchanged' | 'new_texts' | 'new_version';

/** Titles alone make no version; steps with what they declare, ends, gap and loop rules do (domain, section 2). */
export function planFlow(present: FlowDefinition | null, next: FlowDefinition): FlowPlan {
  if (present === null) return 'new_flow';
  if (canonicalJson(present) === canonicalJson(next)) return 'unchanged';
  return canonicalJson(withoutTitles(present)) === canonicalJson(withoutTitles(next))
    ? 'new_texts'
    : 'new_version';
}

function withoutTitles(flow: FlowDefinition): unknown {
  return { ...flow, titles: null, steps: flow.steps.map((step) => ({ ...step, titles: null })) };
}
