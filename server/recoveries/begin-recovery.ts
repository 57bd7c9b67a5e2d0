import type { Tx } from '../../db/connection.ts';
import type { CaseRecord, EventRecord, RecoveryRecord } from '../../db/tables.ts';
import { concernCase } from '../cases/concern-case.ts';
import { hintCase } from '../cases/hint-case.ts';
import type { PlatformRequest } from '../contract/platform-formats.ts';
import { recoveryRequestSchema } from '../contract/recoveries.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt, parseWith } from '../platform/schema-faults.ts';
import { setTimer } from '../timers/timers.ts';
import type { AccountCipher } from '../vault/vault.ts';
import { followRecoveries, type Heard, heardOf } from './follow-recoveries.ts';
import { notifyChannels } from './notify-channels.ts';
import { spokenFrom } from './read-marks.ts';
import type { RecoveryDeps } from './recovery-deps.ts';
import { namingFault } from './recovery-policy.ts';
import { nameFriends } from './recovery-repository.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/**
 * The platform opened a recovery: keeps who was named, tells the owner, and hears the events that came before their
 * request. Throws `invalid_request` for parameters that are wrong, a friend named twice, or oneself as one's friend.
 */
export async function beginRecovery(
  tx: Tx,
  deps: RecoveryDeps,
  now: number,
  row: CaseRecord,
  request: PlatformRequest,
): Promise<void> {
  const params = parseWith(recoveryRequestSchema, request.params, 'params');
  const fault = namingFault(params.friends, request.accountId);
  if (fault !== null)
    throw new ProblemError('invalid_request', { errors: [faultAt('params.friends', fault)] });
  const { recovery: settings } = await deps.settings(tx);
  const openedAt = Date.parse(request.openedAt);
  const recovery: RecoveryRecord = {
    request_id: request.id,
    case_id: row.id,
    account_id: request.accountId,
    opened_at: openedAt,
    nominate_until: openedAt + settings.nominationHours * HOUR_MS,
    second_method: params.secondMethod ?? null,
    ...spokenFrom(deps.vault, params),
    approved_at: null,
    effect_at: null,
    restored_at: null,
    ...(await sealPhone(tx, deps, request.accountId, params.newPhone)),
    prior_state: null,
    reverse_case_id: null,
    reversed_at: null,
  };
  await tx('recoveries').insert(recovery);
  await nameFriends(tx, request.id, params.friends, openedAt);
  await concernCase(tx, row.id, params.friends);
  await hintCase(tx, row.id, { risk: 0, ends_at: recovery.nominate_until });
  await setTimer(tx, 'recovery.expire', request.id, recovery.nominate_until + 1);
  await notifyChannels(tx, deps.vault, now, recovery, 'request');
  const earlier = await tx<EventRecord>('events').where({ request_id: request.id, flow: 'recovery' });
  const heard: Heard[] = [];
  for (const event of earlier) heard.push(await heardOf(tx, deps.vault, event));
  await followRecoveries(tx, deps, now, heard);
}

// The number to be bound: sealed under the account's key, and its fingerprint, by which other accounts' are found.
async function sealPhone(
  tx: Tx,
  { vault }: RecoveryDeps,
  accountId: string,
  phone: string | undefined,
): Promise<Pick<RecoveryRecord, 'new_phone' | 'new_phone_mark'>> {
  if (phone === undefined) return { new_phone: null, new_phone_mark: null };
  const cipher = (await vault.ciphersFor(tx, [accountId])).get(accountId) as AccountCipher;
  return { new_phone: cipher.encrypt(phone, 'phone'), new_phone_mark: vault.fingerprint('phone', phone) };
}
