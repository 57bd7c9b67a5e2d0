import type { Reader } from '../../db/connection.ts';
import type { RecoveryRecord } from '../../db/tables.ts';
import type { RecoveryStory, RecoveryVoucher } from '../contract/recoveries.ts';
import { listObjections, presentObjection } from '../cases/hear-objection.ts';
import { readNotices } from '../cases/tell-channels.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { maskPhone } from '../vault/mask.ts';
import type { Vault } from '../vault/vault.ts';
import { controlOf } from './group-marks.ts';
import { readVouchGraph } from './read-vouch-graph.ts';
import { coolingOffMs, reversibleUntil, type VouchFacts, vouchRefusal } from './recovery-policy.ts';
import type { RecoverySituation } from './recovery-situation.ts';
import { daysBetween } from './weigh-recovery.ts';
import { HOUR_MS } from '../contract/time-units.ts';

const ORDER: readonly VouchFacts['verdict'][] = ['vouched', 'declined', 'withdrawn', 'asked'];

/** A recovery as its page shows it. */
export async function presentRecovery(
  db: Reader,
  vault: Vault,
  situation: RecoverySituation,
  now: number,
): Promise<RecoveryStory> {
  const { recovery, facts, counted, risk, settings } = situation;
  const { request_id: requestId } = recovery;
  const cast = facts.friends.filter((friend) => friend.verdict === 'vouched');
  return {
    requestId,
    needed: settings.vouchesNeeded,
    counted: counted.length,
    named: facts.friends.filter((friend) => friend.place !== null).length,
    nominateUntil: isoOf(recovery.nominate_until),
    secondMethod: recovery.second_method,
    vouchers: presentVouchers(situation, now),
    requestSignals: risk.request,
    points: risk.points,
    total: risk.total,
    highRiskFrom: settings.highRiskFrom,
    highRisk: risk.total >= settings.highRiskFrom,
    coolingOffHours: coolingOffMs(risk.total, settings) / HOUR_MS,
    settingsVersion: situation.settingsVersion,
    control: controlOf(cast, settings.vouchesNeeded),
    graph: await presentGraph(db, situation),
    approvedAt: isoOrNull(recovery.approved_at),
    effectAt: isoOrNull(recovery.effect_at),
    restoredAt: isoOrNull(recovery.restored_at),
    reversibleUntil: isoOrNull(reversibleUntil(recovery.restored_at, settings)),
    reverseCaseId: recovery.reverse_case_id,
    reversedAt: isoOrNull(recovery.reversed_at),
    newPhone: await maskedNewPhone(db, vault, recovery),
    newPhoneTakenBy: facts.newPhoneTakenBy,
    locked: facts.locked,
    notices: await readNotices(db, { table: 'recovery_notices', of: { request_id: requestId } }),
    objections: (await listObjections(db, requestId)).map(presentObjection),
  };
}

async function maskedNewPhone(db: Reader, vault: Vault, recovery: RecoveryRecord): Promise<string | null> {
  if (recovery.new_phone === null) return null;
  const cipher = await vault.findCipher(db, recovery.account_id);
  return cipher === null ? null : maskPhone(cipher.decrypt(recovery.new_phone, 'phone'));
}

async function presentGraph(
  db: Reader,
  { recovery, facts, settings }: RecoverySituation,
): Promise<RecoveryStory['graph']> {
  const { edges, restored, shapes } = await readVouchGraph(db, recovery, settings);
  const accounts = new Set([recovery.account_id, ...edges.flatMap((edge) => [edge.from, edge.to])]);
  return {
    nodes: [...accounts].map((accountId) => ({
      accountId,
      restoredAt: isoOrNull(restored.get(accountId)),
      held: facts.nearStolen.includes(accountId),
    })),
    edges: edges.map((edge) => ({ ...edge, at: isoOf(edge.at) })),
    shapes,
  };
}

// Who vouched comes first, and among them the most suspicious.
function presentVouchers({ facts, risk, settings }: RecoverySituation, now: number): RecoveryVoucher[] {
  const vouchers = facts.friends.map((friend) => {
    const signals = risk.vouchers.get(friend.accountId) ?? [];
    const at = friend.at ?? now;
    return {
      accountId: friend.accountId,
      verdict: friend.verdict,
      at: isoOrNull(friend.at),
      refusal: friend.verdict === 'vouched' ? vouchRefusal(friend, facts.nominateUntil, settings) : null,
      appointed: friend.appointed,
      friendshipDays: daysBetween(friend.friendSince, at),
      accountDays: daysBetween(friend.registeredAt, at),
      standing: friend.standing,
      vouchesIn90Days: friend.vouchesIn90Days,
      points: signals.reduce((sum, { weight }) => sum + weight, 0),
      signals,
    };
  });
  return vouchers.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || b.points - a.points);
}
