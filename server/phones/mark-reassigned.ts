import type { Tx } from '../../db/connection.ts';
import type { PhoneBindingRecord } from '../../db/phone-tables.ts';
import type { AccountRecord } from '../../db/tables.ts';
import { OLD_PHONE, trustedChannels } from '../accounts/trusted-channels.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { carrierDetailsSchema } from '../contract/carrier-words.ts';
import type { Relation } from '../contract/platform-formats.ts';
import { enqueueCommand } from '../outbox/enqueue-command.ts';
import { systemActor } from '../platform/actor.ts';
import type { Vault } from '../vault/vault.ts';
import { noticeMessage } from './phone-messages.ts';
import { findCurrentBinding } from './phone-repository.ts';
import { usesOf } from './present-binding.ts';

const system = systemActor('carrier');

/**
 * A carrier says that a bound number was given to somebody else: it serves for nothing at once, the account's other
 * channels are told, and nothing goes to the number (domain, section 3, `number_reassigned`). A carrier who takes the
 * word back gives the uses back.
 */
export async function markReassigned(
  tx: Tx,
  vault: Vault,
  now: number,
  relations: readonly Relation[],
): Promise<void> {
  for (const relation of relations) {
    if (relation.kind !== 'carrier_notice') continue;
    const { reassigned, referenceDate = relation.since } = carrierDetailsSchema.parse(relation.details ?? {});
    if (reassigned !== 'yes' && reassigned !== 'no') continue;
    const binding = await findCurrentBinding(tx, relation.accountId);
    if (binding === null || !speaksOf(relation, binding, vault)) continue;
    // What the carrier knew before the account proved the number again says nothing against it.
    if (Date.parse(referenceDate) < (binding.verified_at ?? 0)) continue;
    const changed = await tx<PhoneBindingRecord>('phone_bindings')
      .where({ id: binding.id, is_current: 1 })
      .where((state) =>
        reassigned === 'yes' ? state.whereNull('reassigned_at') : state.whereNotNull('reassigned_at'),
      )
      .update({ reassigned_at: reassigned === 'yes' ? now : null });
    if (changed === 1) await tell(tx, vault, now, binding, reassigned === 'yes');
  }
}

// A notice that names no number speaks of the bound one.
function speaksOf(relation: Relation, binding: PhoneBindingRecord, vault: Vault): boolean {
  return relation.phone === undefined || vault.fingerprint('phone', relation.phone) === binding.fingerprint;
}

async function tell(
  tx: Tx,
  vault: Vault,
  now: number,
  binding: PhoneBindingRecord,
  isReassigned: boolean,
): Promise<void> {
  const { account_id: accountId } = binding;
  const account = await tx<AccountRecord>('accounts').where({ account_id: accountId }).first('real_name');
  const restored = usesOf({ ...binding, reassigned_at: null }, account?.real_name ?? null, null);
  const uses = isReassigned ? [] : restored;
  const common = { accountId, caseId: null, notBefore: now };
  await enqueueCommand(tx, vault, now, { ...common, type: 'phone.set_uses', params: { uses } });
  if (isReassigned) {
    const channels = (await trustedChannels(tx, accountId, now)).filter((channel) => channel !== OLD_PHONE);
    const message = noticeMessage('change', 'reassigned', 0);
    const params = { moment: 'reassigned', channels, message };
    await enqueueCommand(tx, vault, now, { ...common, type: 'phone.notify', params });
  }
  await appendAudit(tx, now, system, {
    action: 'phone.reassigned',
    subject: 'account',
    subjectId: accountId,
    accountId,
    after: { binding: binding.id, uses },
  });
}
