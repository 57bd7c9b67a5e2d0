import type { Tx } from '../../db/connection.ts';
import type { PhoneBindingRecord } from '../../db/phone-tables.ts';
import type { RecoveryRecord } from '../../db/tables.ts';
import { putAccounts } from '../accounts/put-accounts.ts';
import type { AccountPatch } from '../contract/platform-formats.ts';
import { isoOf } from '../platform/clock.ts';
import type { PhoneNews } from './phone-news.ts';
import { type BindingCause, keepBindings } from './keep-bindings.ts';
import type { PhoneDeps } from './phone-deps.ts';

/**
 * A recovery took effect, which binds its new phone (domain, section 6), or was reversed, which binds the one before. Run
 * it after the recovery itself has heard the event.
 */
export async function followRestored(tx: Tx, deps: PhoneDeps, now: number, news: PhoneNews): Promise<void> {
  if (news.flow !== 'recovery' || news.step !== 'restored' || news.requestId === null) return;
  const recovery = await tx<RecoveryRecord>('recoveries').where({ request_id: news.requestId }).first();
  if (recovery === undefined || recovery.new_phone === null) return;
  if (news.outcome === 'passed' && recovery.restored_at === news.at)
    await bind(tx, deps, now, recovery, recovery.new_phone, 'changed');
  if (news.outcome === 'cancelled' && recovery.reversed_at === news.at) {
    const before = await tx<PhoneBindingRecord>('phone_bindings')
      .where({ account_id: recovery.account_id, case_id: recovery.case_id, release_reason: 'changed' })
      .orderBy('released_at', 'desc')
      .first();
    await bind(tx, deps, now, recovery, before?.phone ?? null, 'reversed');
  }
}

async function bind(
  tx: Tx,
  { vault }: PhoneDeps,
  now: number,
  { account_id: accountId, case_id: caseId }: RecoveryRecord,
  sealed: string | null,
  releaseReason: BindingCause['releaseReason'],
): Promise<void> {
  const cipher = sealed === null ? null : await vault.findCipher(tx, accountId);
  const patch: AccountPatch =
    sealed === null || cipher === null
      ? { phone: null, phoneState: 'released' }
      : {
          phone: cipher.decrypt(sealed, 'phone'),
          phoneState: 'verified',
          phoneVerifiedAt: isoOf(now),
          phoneProvenBy: 'recovery',
        };
  await putAccounts(tx, vault, now, [{ accountId, patch }]);
  await keepBindings(tx, vault, now, [{ accountId, patch }], { source: 'event', releaseReason, caseId });
}
