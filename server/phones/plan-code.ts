import type { ProblemCode } from '../contract/problem-codes.ts';
import { codeRefusal, codeTargets } from './code-policy.ts';
import type { PhoneSituation } from './phone-situation.ts';
import { serves } from './precondition-policy.ts';

/** Why no code may be sent to this number now; null where one may. Pure. */
export function codeProblem(situation: PhoneSituation, target: 'new' | 'old'): ProblemCode | null {
  const { facts, codes, settings, now } = situation;
  const oldServes = facts.binding !== null && serves(facts.binding);
  const targets = codeTargets({ newNumber: facts.newNumber?.isNamed ?? false, oldServes });
  if (!targets.includes(target)) return target === 'new' ? 'new_number_missing' : 'decision_refused';
  const newest = codes.find((code) => code.target === target);
  return codeRefusal(newest, situation.codesToday.get(fingerprintOf(situation, target)) ?? 0, settings, now);
}

/** The parameters of the command that has a code sent: the number itself is shown to nobody. */
export function codeParams({ numbers, settings }: PhoneSituation, target: 'new' | 'old') {
  const { lifeSeconds, tries } = settings.codes;
  return { shown: { target, digits: 6, lifeSeconds, tries }, sealed: { to: numbers[target] } };
}

/** The fingerprint of the number that a code would go to; empty where there is none. */
export function fingerprintOf({ request, binding }: PhoneSituation, target: 'new' | 'old'): string {
  return (target === 'new' ? request.new_fingerprint : binding?.fingerprint) ?? '';
}
