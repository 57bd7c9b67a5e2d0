import type { Reader, Tx } from '../../db/connection.ts';
import type { AccountRecord, RecoveryRecord, VouchRecord } from '../../db/tables.ts';
import { enqueueCommand } from '../outbox/enqueue-command.ts';
import { isoOrNull } from '../platform/clock.ts';
import type { Vault } from '../vault/vault.ts';
import { type NoticeMoment, noticeMessage } from './recovery-messages.ts';

const MOST_CHANNELS = 40;
const NAME_LENGTH = 8;
const HOUR_MS = 3_600_000;

/**
 * Has every channel told that existed before the request and is still trusted (domain, section 5): one command, which
 * names the channels and how each objects. Writes `recovery_notices`.
 */
export async function notifyChannels(
  tx: Tx,
  vault: Vault,
  now: number,
  recovery: RecoveryRecord,
  moment: NoticeMoment,
): Promise<void> {
  const { request_id: requestId, account_id: accountId, case_id: caseId, effect_at: effectAt } = recovery;
  const channels = await trustedChannels(tx, recovery);
  const hours = effectAt === null ? 0 : Math.round((effectAt - now) / HOUR_MS);
  const commandId = await enqueueCommand(tx, vault, now, {
    type: 'recovery.notify',
    accountId,
    caseId,
    params: {
      requestId,
      moment,
      channels,
      effectAt: isoOrNull(effectAt),
      message: noticeMessage(moment, hours),
      objectAt: `/api/platform/v1/requests/${encodeURIComponent(requestId)}/objections`,
    },
    notBefore: now,
  });
  await tx('recovery_notices').insert({
    command_id: commandId,
    request_id: requestId,
    moment,
    channels: JSON.stringify(channels),
    at: now,
  });
}

/** The old phone, the devices and addresses trusted before the request, and who vouched. */
async function trustedChannels(db: Reader, recovery: RecoveryRecord): Promise<string[]> {
  const account = await db<AccountRecord>('accounts').where({ account_id: recovery.account_id }).first();
  const hasPhone = account?.phone != null && !['none', 'released'].includes(account.phone_state ?? 'none');
  const ties = (await db('relations')
    .where({ account_id: recovery.account_id })
    .whereIn('kind', ['trusted_device', 'trusted_address'])
    .where('since', '<', recovery.opened_at)
    .whereNull('until')
    .orderBy('since')
    .limit(MOST_CHANNELS)
    .select('kind', 'other')) as { kind: string; other: string }[];
  const vouchers = await db<VouchRecord>('vouches')
    .where({ request_id: recovery.request_id, verdict: 'vouched' })
    .orderBy('at')
    .limit(MOST_CHANNELS);
  return [
    ...(hasPhone ? ['old_phone'] : []),
    ...ties.map((tie) => `${tie.kind.replace('trusted_', '')}_${tie.other.slice(0, NAME_LENGTH)}`),
    ...vouchers.map((vouch) => `voucher_${vouch.voucher_id}`),
  ];
}
