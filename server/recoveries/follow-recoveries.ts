import type { Tx } from '../../db/connection.ts';
import type { CaseRecord, EventRecord, RecoveryRecord, VouchRecord } from '../../db/tables.ts';
import { markRestored } from '../accounts/probation.ts';
import { isUndecided } from '../cases/case-policy.ts';
import { returnFromUser } from '../cases/case-timers.ts';
import { changeCase } from '../cases/change-case.ts';
import { concernCase } from '../cases/concern-case.ts';
import { type CaseState, isClosed } from '../contract/case-states.ts';
import { claim } from '../contract/claims.ts';
import { SECOND_METHODS } from '../contract/recoveries.ts';
import { systemActor } from '../platform/actor.ts';
import { clearTimer } from '../timers/timers.ts';
import type { Vault } from '../vault/vault.ts';
import { raiseAlert } from './raise-alert.ts';
import { spokenFrom } from './read-marks.ts';
import type { RecoveryDeps } from './recovery-deps.ts';
import { readRecoveryFacts } from './recovery-facts.ts';
import { countedVouchers } from './recovery-policy.ts';
import { findRecovery, keepVouch, nameFriends, updateRecovery } from './recovery-repository.ts';
import { weighRecovery } from './weigh-recovery.ts';
import { HOUR_MS } from '../contract/time-units.ts';

const system = systemActor('intake');

/** What an event says to the recovery whose request it names. */
export interface Heard {
  id: string;
  requestId: string;
  step: string;
  outcome: string;
  at: number;
  evidence: readonly string[];
  friend: string | null;
  device: string | null;
  network: string | null;
}

const VERDICTS: Readonly<Record<string, VouchRecord['verdict']>> = {
  passed: 'vouched',
  failed: 'declined',
  insufficient: 'declined',
  expired: 'declined',
  abandoned: 'withdrawn',
};

/**
 * Recoveries follow their events, in the transaction that stored these: named friends, vouches, refusals and
 * withdrawals, the second method, the end. Of each friend the last word counts, in whatever order events come.
 */
export async function followRecoveries(
  tx: Tx,
  deps: RecoveryDeps,
  now: number,
  events: readonly Heard[],
): Promise<void> {
  for (const requestId of [...new Set(events.map((event) => event.requestId))].sort()) {
    const recovery = await findRecovery(tx, requestId);
    // The request may come after its events; it reads them then.
    if (recovery === null) continue;
    const said = events.filter((event) => event.requestId === requestId).sort(byTime);
    const news: Record<string, unknown>[] = [];
    for (const event of said) {
      const change = await hear(tx, now, recovery, event);
      if (change !== null) news.push(change);
    }
    await concernCase(
      tx,
      recovery.case_id,
      said.flatMap(({ friend }) => friend ?? []),
    );
    if (news.length > 0) await tellCase(tx, deps, now, recovery, news);
  }
}

/** A stored event as a recovery hears it. */
export async function heardOf(tx: Tx, vault: Vault, event: EventRecord): Promise<Heard> {
  const cipher = event.sealed === null ? null : await vault.findCipher(tx, event.account_id);
  const sealed =
    event.sealed === null || cipher === null
      ? {}
      : (JSON.parse(cipher.decrypt(event.sealed, 'event')) as { deviceId?: string; ip?: string });
  return {
    id: event.id,
    requestId: event.request_id ?? '',
    step: event.step,
    outcome: event.outcome,
    at: event.occurred_at,
    evidence: event.evidence === null ? [] : (JSON.parse(event.evidence) as string[]),
    friend: event.related_account_id,
    ...spokenFrom(vault, sealed),
  };
}

function byTime(a: Heard, b: Heard): number {
  if (a.at !== b.at) return a.at - b.at;
  return a.id < b.id ? -1 : 1;
}

// What changed, for the timeline; null where the event says nothing new.
async function hear(
  tx: Tx,
  now: number,
  recovery: RecoveryRecord,
  event: Heard,
): Promise<Record<string, unknown> | null> {
  const { request_id: requestId } = recovery;
  switch (event.step) {
    case 'friends_nominated': {
      if (event.friend === null || event.friend === recovery.account_id) return null;
      if (event.at > recovery.nominate_until) return null;
      await nameFriends(tx, requestId, [event.friend], event.at);
      return { friend: event.friend, verdict: 'named' };
    }
    case 'vouches': {
      const verdict = VERDICTS[event.outcome];
      if (verdict === undefined || event.friend === null || event.friend === recovery.account_id) return null;
      const changed = await keepVouch(tx, {
        request_id: requestId,
        voucher_id: event.friend,
        account_id: recovery.account_id,
        verdict,
        at: event.at,
        event_id: event.id,
        device: event.device,
        network: event.network,
      });
      return changed ? { friend: event.friend, verdict } : null;
    }
    case 'review': {
      const method = SECOND_METHODS.find((one) => event.evidence.includes(one));
      if (event.outcome !== 'passed' || method === undefined || recovery.second_method !== null) return null;
      recovery.second_method = method;
      await updateRecovery(tx, requestId, { second_method: method });
      return { evidence: method };
    }
    case 'restored':
      if (event.outcome === 'cancelled' && recovery.reversed_at === null) {
        recovery.reversed_at = event.at;
        await updateRecovery(tx, requestId, { reversed_at: event.at });
        return { reversed: recovery.reverse_case_id };
      }
      if (event.outcome === 'passed' && recovery.restored_at === null) {
        recovery.restored_at = event.at;
        await updateRecovery(tx, requestId, { restored_at: event.at });
        await markRestored(tx, now, recovery.account_id, event.at);
        return { evidence: 'restored' };
      }
      return null;
    default:
      return null;
  }
}

async function tellCase(
  tx: Tx,
  deps: RecoveryDeps,
  now: number,
  recovery: RecoveryRecord,
  news: readonly Record<string, unknown>[],
): Promise<void> {
  let row = await tx<CaseRecord>('cases').where({ id: recovery.case_id }).forUpdate().first();
  if (row === undefined) return;
  const reversal = news.find((one) => 'reversed' in one);
  if (reversal !== undefined)
    row = await changeCase(tx, now, system, row, {
      action: 'reversed',
      details: { caseId: reversal['reversed'] },
    });
  if (isClosed(row.state)) return;
  const settings = await deps.settings(tx);
  const needed = settings.recovery.vouchesNeeded;
  const facts = await readRecoveryFacts(tx, recovery, settings.recovery);
  const have = countedVouchers(facts, settings.recovery).length;
  const short =
    have >= needed
      ? claim('sentence.vouchedEnough', { have, needed }, [], 'quiet')
      : claim(
          'sentence.vouched',
          { have, needed, hours: Math.max(0, Math.floor((recovery.nominate_until - now) / HOUR_MS)) },
          [],
          'quiet',
        );
  for (const details of news.filter((one) => one !== reversal))
    row = await changeCase(tx, now, system, row, {
      action: 'vouched',
      set: {
        short: JSON.stringify(short),
        risk: weighRecovery(facts, settings.recovery).total,
        ...(isUndecided(row.state as CaseState) && { ends_at: recovery.nominate_until }),
      },
      details: { ...details, have, needed },
    });
  await raiseAlert(tx, deps, now, row, recovery, settings.recovery);
  // Given back by the platform without anybody here: there is nothing left to decide.
  if (recovery.restored_at !== null && isUndecided(row.state as CaseState)) {
    await changeCase(tx, now, system, row, { action: 'self_resolved' });
    return;
  }
  if (row.state !== 'waiting_user') return;
  await clearTimer(tx, 'case.user_silent', String(row.id));
  await returnFromUser(tx, row, 'user_answered', now, settings);
}
