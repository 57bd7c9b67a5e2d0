import type { LoopRules } from '../../server/contract/flow-format.ts';

/** The thresholds of a loop, in the order in which they are shown. */
export const LOOP_FIELDS = [
  'stuckAfterLaps',
  'sameReasonTimes',
  'silentHours',
  'stuckAfterFailedJourneys',
] as const satisfies readonly (keyof LoopRules)[];
