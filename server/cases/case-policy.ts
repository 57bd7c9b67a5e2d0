import type { CaseAction, CaseState } from '../contract/case-states.ts';
import type { Settings } from '../contract/settings.ts';
import { addWorkingTime } from './working-time.ts';
import { HOUR_MS } from '../contract/time-units.ts';

const UNDECIDED: readonly CaseState[] = ['open', 'claimed', 'parked'];
const BEFORE_APPLYING: readonly CaseState[] = [...UNDECIDED, 'decided', 'awaiting_approval', 'cooling_off'];
const ANY: readonly CaseState[] = [
  ...BEFORE_APPLYING,
  'applying',
  'waiting_user',
  'failed',
  'resolved',
  'self_resolved',
  'ended',
];

/** From which states each action may be taken, and where it leads; `same` changes no state (domain, section 4). */
export const TRANSITIONS: Readonly<
  Record<CaseAction, { from: readonly CaseState[]; to: CaseState | 'same' }>
> = {
  opened: { from: [], to: 'open' },
  claimed: { from: ['open', 'parked', 'failed'], to: 'claimed' },
  released: { from: ['claimed'], to: 'open' },
  lapsed: { from: ['claimed'], to: 'open' },
  handed_over: { from: ['claimed'], to: 'claimed' },
  assigned: { from: ['open', 'claimed', 'parked', 'failed'], to: 'claimed' },
  reprioritised: { from: ANY, to: 'same' },
  escalated: { from: ['claimed'], to: 'open' },
  parked: { from: ['claimed'], to: 'parked' },
  woken: { from: ['parked'], to: 'open' },
  noted: { from: ANY, to: 'same' },
  tagged: { from: ANY, to: 'same' },
  decided: { from: ['claimed'], to: 'decided' },
  undone: { from: ['decided'], to: 'claimed' },
  withdrawn: { from: ['awaiting_approval', 'cooling_off'], to: 'claimed' },
  sent_for_approval: { from: ['decided'], to: 'awaiting_approval' },
  approved: { from: ['awaiting_approval'], to: 'applying' },
  returned: { from: ['awaiting_approval'], to: 'claimed' },
  cooling_off: { from: ['awaiting_approval'], to: 'cooling_off' },
  stopped: { from: ['decided', 'awaiting_approval', 'cooling_off'], to: 'claimed' },
  vouched: { from: ANY, to: 'same' },
  objected: { from: ANY, to: 'same' },
  reversed: { from: ANY, to: 'same' },
  applying: { from: ['decided', 'cooling_off'], to: 'applying' },
  waiting_user: { from: ['applying'], to: 'waiting_user' },
  user_answered: { from: ['waiting_user'], to: 'open' },
  user_silent: { from: ['waiting_user'], to: 'open' },
  confirmed: { from: ['applying'], to: 'same' },
  failed: { from: ['applying'], to: 'failed' },
  resolved: { from: ['applying', 'waiting_user', 'failed'], to: 'resolved' },
  self_resolved: { from: [...BEFORE_APPLYING, 'ended'], to: 'self_resolved' },
  ended: { from: [...BEFORE_APPLYING, 'self_resolved'], to: 'ended' },
  merged: { from: UNDECIDED, to: 'ended' },
  reopened: { from: ['resolved', 'self_resolved', 'ended'], to: 'open' },
  worsened: { from: ANY, to: 'same' },
  number_named: { from: ['claimed'], to: 'same' },
  code_moved: { from: ANY, to: 'same' },
  step_moved: { from: ANY, to: 'same' },
  held: { from: ANY, to: 'same' },
  freed: { from: ANY, to: 'same' },
};

/** The state after an action; null where the action is refused in this state. */
export function stateAfter(state: CaseState, action: CaseAction): CaseState | null {
  const { from, to } = TRANSITIONS[action];
  if (!from.includes(state)) return null;
  return to === 'same' ? state : to;
}

/** Whether nobody has decided yet: the case still follows its journey wholly. */
export function isUndecided(state: CaseState): boolean {
  return UNDECIDED.includes(state);
}

/** Whether a journey that ends well or ill may still close the case by itself. */
export function isBeforeApplying(state: CaseState): boolean {
  return BEFORE_APPLYING.includes(state);
}

/** What decides a case's priority (domain, section 4). */
export interface PriorityFacts {
  accountBlocked: boolean;
  deadLoop: boolean;
  laps: number;
  ageMs: number;
  /** How often the account came about the same, this case included. */
  contacts: number;
  lockedOut: boolean;
}

/** 1 = account blocked, or a dead loop; 2 = many laps, old, or third contact; 3 = the rest; 4 = nobody is locked out. */
export function priorityOf(facts: PriorityFacts, settings: Settings): number {
  if (facts.accountBlocked || facts.deadLoop) return 1;
  const ageing = facts.ageMs >= settings.ageingHours * HOUR_MS;
  if (facts.laps >= settings.manyLaps || ageing || facts.contacts >= 3) return 2;
  return facts.lockedOut ? 3 : 4;
}

/** When a case of this priority is due, UTC ms: so many working hours after it was opened. */
export function dueAtOf(openedAt: number, priority: number, settings: Settings): number {
  const hours = settings.slaHours[priority - 1] ?? settings.slaHours[3];
  return addWorkingTime(openedAt, hours * HOUR_MS, settings.workingHours);
}
