import type { Tx } from '../../db/connection.ts';
import type { PhoneRequestRecord } from '../../db/phone-tables.ts';
import { trustedChannels } from '../accounts/trusted-channels.ts';
import { tellChannels } from '../cases/tell-channels.ts';
import type { PhoneAction } from '../contract/phones.ts';
import type { Vault } from '../vault/vault.ts';
import { type NoticeMoment, noticeMessage } from './phone-messages.ts';

/**
 * Has the old number and every other channel told that existed before the request and is still trusted (domain, section
 * 5): one command, which names the channels and how each objects. Writes `phone_notices`.
 */
export async function notifyOwner(
  tx: Tx,
  vault: Vault,
  now: number,
  request: PhoneRequestRecord,
  moment: NoticeMoment,
): Promise<void> {
  const { request_id: requestId, account_id: accountId, case_id: caseId, effect_at: effectAt } = request;
  const channels = await trustedChannels(tx, accountId, request.opened_at);
  const wait = effectAt === null ? 0 : effectAt - now;
  const message = noticeMessage(request.action as PhoneAction, moment, wait);
  await tellChannels(
    tx,
    vault,
    now,
    { type: 'phone.notify', accountId, caseId, requestId, moment, channels, effectAt, message },
    { table: 'phone_notices', of: { case_id: caseId } },
  );
}
