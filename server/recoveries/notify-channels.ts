import type { Reader, Tx } from '../../db/connection.ts';
import type { RecoveryRecord, VouchRecord } from '../../db/tables.ts';
import { trustedChannels } from '../accounts/trusted-channels.ts';
import { tellChannels } from '../cases/tell-channels.ts';
import type { Vault } from '../vault/vault.ts';
import { type NoticeMoment, noticeMessage } from './recovery-messages.ts';

const MOST_CHANNELS = 40;

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
  const channels = await channelsOf(tx, recovery);
  const wait = effectAt === null ? 0 : effectAt - now;
  const notice = {
    type: 'recovery.notify',
    accountId,
    caseId,
    requestId,
    moment,
    channels,
    effectAt,
    message: noticeMessage(moment, wait),
  };
  await tellChannels(tx, vault, now, notice, { table: 'recovery_notices', of: { request_id: requestId } });
}

/** The old phone, the devices and addresses trusted before the request, and who vouched. */
async function channelsOf(db: Reader, recovery: RecoveryRecord): Promise<string[]> {
  const own = await trustedChannels(db, recovery.account_id, recovery.opened_at);
  const vouchers = await db<VouchRecord>('vouches')
    .where({ request_id: recovery.request_id, verdict: 'vouched' })
    .orderBy('at')
    .limit(MOST_CHANNELS);
  return [...own, ...vouchers.map((vouch) => `voucher_${vouch.voucher_id}`)];
}
