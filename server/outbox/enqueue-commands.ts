import type { Tx } from '../../db/connection.ts';
import { bulkInsert, lockNames } from '../../db/dialects.ts';
import type { Command } from '../contract/deliveries.ts';
import { isoOf } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { AccountCipher, Vault } from '../vault/vault.ts';
import type { CommandInput } from './enqueue-command.ts';
import { BODY_FIELD, outboxLock } from './outbox-row.ts';

/** As `enqueueCommand`, for many accounts in few statements; answers the ids, in the order of the commands. */
export async function enqueueCommands(
  tx: Tx,
  vault: Vault,
  now: number,
  commands: readonly Omit<CommandInput, 'id'>[],
): Promise<string[]> {
  const accounts = commands.map(({ accountId }) => accountId);
  await lockNames(tx, accounts.map(outboxLock));
  const ciphers = await vault.ciphersFor(tx, accounts);
  const ids = commands.map(() => newId());
  await bulkInsert(
    tx,
    'outbox',
    ['id', 'account_id', 'case_id', 'type', 'body', 'state', 'next_try_at', 'created_at'],
    commands.map(({ type, accountId, caseId, params, notBefore }, index) => {
      const id = ids[index] as string;
      const body: Command = { id, type, accountId, caseId, params, decidedAt: isoOf(now) };
      const cipher = ciphers.get(accountId) as AccountCipher;
      const sealed = cipher.encrypt(JSON.stringify(body), BODY_FIELD);
      return [id, accountId, caseId, type, sealed, 'pending', notBefore, now];
    }),
  );
  return ids;
}
