import { type Claim, claim } from '../contract/claims.ts';
import { maskPhone } from '../vault/mask.ts';
import { blockersOf } from './check-preconditions.ts';
import type { PhoneSituation } from './phone-situation.ts';
import { lastApply, openStep } from './phone-steps.ts';

/** What the user can still bring, so that it is missing rather than in the way. */
const BROUGHT: readonly string[] = ['new_number_verified', 'old_number_proven'];

/** What is asked for and what stands in its way, in one sentence: the most dangerous first. Pure. */
export function explainPhone(situation: PhoneSituation): Claim[] {
  const { request, numbers, facts } = situation;
  const number = numbers.new ?? numbers.old;
  const asked = claim(
    'sentence.phoneAsked',
    { action: request.action, number: number === null ? '' : maskPhone(number) },
    [],
    'quiet',
  );
  if (request.applied_at !== null)
    return [claim('sentence.phoneDone', { action: request.action }, [], 'quiet')];
  return [
    asked,
    ...(request.reversal_of === null
      ? []
      : [claim('sentence.phoneReversal', { caseId: request.reversal_of }, [], 'quiet')]),
    ...facts.objectedBy.map((channel) => claim('sentence.objected', { channel }, [], 'danger')),
    ...trouble(situation),
    ...atThePlatform(situation),
    ...inTheWay(situation),
  ];
}

function trouble({ facts }: PhoneSituation): Claim[] {
  const claims: Claim[] = [];
  if (facts.trouble !== null)
    claims.push(claim('sentence.phoneTrouble', { reason: facts.trouble }, [], 'loop'));
  const { binding } = facts;
  if (binding !== null && (binding.reassignedAt !== null || binding.carrier?.reassigned === 'yes'))
    claims.push(claim('sentence.phoneReassigned', {}, [], 'danger'));
  return claims;
}

function atThePlatform({ steps }: PhoneSituation): Claim[] {
  if (openStep(steps) !== null) return [claim('sentence.phoneUnknown', {}, [], 'danger')];
  const last = lastApply(steps);
  return last?.state === 'failed'
    ? [claim('sentence.phoneCompensated', { reason: last.reason ?? 'not_effective' }, [], 'loop')]
    : [];
}

function inTheWay({ preconditions, facts }: PhoneSituation): Claim[] {
  const failing = blockersOf(preconditions, facts.lossAccepted).filter(({ name }) => name !== 'no_objection');
  const isMissing = ({ name, why }: (typeof failing)[number]) =>
    BROUGHT.includes(name) || why === 'new_number_missing';
  const missing = failing.filter(isMissing).map(({ name }) => name);
  const blocked = failing.filter((one) => !isMissing(one)).map(({ name }) => name);
  if (failing.length === 0) return [claim('sentence.phoneReady', {}, [], 'quiet')];
  return [
    ...(blocked.length > 0 ? [claim('sentence.phoneBlocked', { preconditions: blocked }, [], 'danger')] : []),
    ...(missing.length > 0 ? [claim('sentence.phoneMissing', { missing }, [], 'loop')] : []),
  ];
}
