import type { Tx } from '../../db/connection.ts';
import type { PhoneRequestRecord } from '../../db/phone-tables.ts';
import { claim } from '../contract/claims.ts';
import { maskPhone } from '../vault/mask.ts';
import type { Vault } from '../vault/vault.ts';

/** Writes what is asked into the case's line of the queue, the number masked. */
export async function nameAsked(tx: Tx, vault: Vault, request: PhoneRequestRecord): Promise<void> {
  const cipher = request.new_phone === null ? null : await vault.findCipher(tx, request.account_id);
  const number =
    request.new_phone === null || cipher === null
      ? ''
      : maskPhone(cipher.decrypt(request.new_phone, 'phone'));
  const short = claim('sentence.phoneAsked', { action: request.action, number }, [], 'quiet');
  await tx('cases')
    .where({ id: request.case_id })
    .update({ short: JSON.stringify(short) });
}
