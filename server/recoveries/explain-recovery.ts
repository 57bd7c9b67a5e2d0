import type { CaseState } from '../contract/case-states.ts';
import { type Claim, claim } from '../contract/claims.ts';
import { controlOf } from './group-marks.ts';
import type { RecoverySituation } from './recovery-situation.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/** After these the gathering is no longer what matters. */
const DECIDED: readonly CaseState[] = ['awaiting_approval', 'cooling_off', 'applying', 'resolved', 'ended'];

/** What is wrong with a recovery, or that nothing is, in one sentence: the most dangerous first. Pure. */
export function explainRecovery(situation: RecoverySituation, state: CaseState, now: number): Claim[] {
  return [
    ...bars(situation),
    ...objections(situation),
    ...dangers(situation),
    ...progress(situation, state, now),
  ];
}

// After a reversal nothing else matters; before it, what no vouch can outweigh.
function bars({ recovery, facts }: RecoverySituation): Claim[] {
  if (recovery.reversed_at !== null)
    return [claim('sentence.reversed', { caseId: recovery.case_id }, [], 'danger')];
  if (recovery.restored_at !== null) return [];
  const claims: Claim[] = [];
  if (facts.locked) claims.push(claim('sentence.locked', {}, [], 'danger'));
  if (facts.newPhoneTakenBy !== null)
    claims.push(claim('sentence.newNumberBound', { accounts: [facts.newPhoneTakenBy] }, [], 'danger'));
  return claims;
}

function objections({ facts }: RecoverySituation): Claim[] {
  return facts.objectedBy.map((channel) => claim('sentence.objected', { channel }, [], 'danger'));
}

function dangers({ facts, risk, settings }: RecoverySituation): Claim[] {
  const cast = facts.friends.filter((friend) => friend.verdict === 'vouched');
  const claims: Claim[] = [];
  const control = controlOf(cast, settings.vouchesNeeded);
  const needed = settings.vouchesNeeded;
  if (control.largest >= 2)
    claims.push(claim('sentence.controlled', { votes: control.largest, needed }, [], 'danger'));
  const signals = [...risk.vouchers].flatMap(([accountId, list]) =>
    list.map((signal) => ({ ...signal, accountId })),
  );
  const shared = signals.filter(({ signal }) => signal === 'shared_device' || signal === 'shared_network');
  if (shared.length > 0) {
    const accounts = [...new Set(shared.map(({ accountId }) => accountId))];
    claims.push(claim('sentence.sharedWithRequester', { accounts }, [], 'danger'));
  }
  const bursts = signals.filter(({ signal }) => signal === 'burst');
  if (bursts.length > 0) {
    const minutes = Math.max(...bursts.map(({ figure }) => figure));
    claims.push(claim('sentence.burst', { times: bursts.length, minutes }, [], 'danger'));
  }
  const fire = signals.filter(({ signal }) => signal === 'same_people');
  for (const { accountId } of fire) {
    const days = signals.find((one) => one.accountId === accountId && one.signal === 'recently_recovered');
    claims.push(
      claim('sentence.recoveredBySame', { accounts: [accountId], days: days?.figure ?? 0 }, [], 'danger'),
    );
  }
  return claims;
}

function progress(
  { recovery, facts, counted, risk, settings }: RecoverySituation,
  state: CaseState,
  now: number,
): Claim[] {
  const [have, needed] = [counted.length, settings.vouchesNeeded];
  const hours = Math.floor((recovery.nominate_until - now) / HOUR_MS);
  const claims: Claim[] = [];
  if (have >= needed) claims.push(claim('sentence.vouchedEnough', { have, needed }, [], 'quiet'));
  else if (hours < 0) claims.push(claim('sentence.vouchedTooFew', { have, needed }, [], 'loop'));
  else claims.push(claim('sentence.vouched', { have, needed, hours }, [], 'quiet'));
  if (facts.secondMethod === null && !DECIDED.includes(state))
    claims.push(claim('sentence.noSecondMethod', {}, [], 'loop'));
  if (risk.points === 0 && have > 0) claims.push(claim('sentence.nothingUnusual', {}, [], 'quiet'));
  return claims;
}
