import type { PhoneStepRecord } from '../../db/phone-tables.ts';

/** The command whose outcome the platform has not said yet; null where all is known. Questions about one do not count. */
export function openStep(steps: readonly PhoneStepRecord[]): PhoneStepRecord | null {
  return steps.findLast(({ step, state }) => state === 'told' && step !== 'check') ?? null;
}

/** The newest attempt to carry the action out; null before the first. */
export function lastApply(steps: readonly PhoneStepRecord[]): PhoneStepRecord | null {
  return steps.findLast(({ step }) => step === 'apply') ?? null;
}
