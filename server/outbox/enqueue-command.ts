import type { Tx } from '../../db/connection.ts';
import { bulkInsert, lockNames } from '../../db/dialects.ts';
import type { Command } from '../contract/deliveries.ts';
import { isoOf } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { AccountCipher, Vault } from '../vault/vault.ts';
import { BODY_FIELD, outboxLock } from './outbox-row.ts';

/** What the platform shall do. */
export interface CommandInput {
  /** Such as `case.request_evidence`. */
  type: string;
  accountId: string;
  caseId: number | null;
  params: Record<string, unknown>;
  /** Not sent before this moment, in UTC epoch milliseconds: the end of the undo window. */
  notBefore: number;
}

/**
 * Puts a command into the outbox in the caller's transaction and answers its id. The body is sealed under the
 * account's key; `decidedAt` is `now`.
 */
export async function enqueueCommand(
  tx: Tx,
  vault: Vault,
  now: number,
  command: CommandInput,
): Promise<string> {
  const [id] = await enqueueCommands(tx, vault, now, [command]);
  return id as string;
}

/** As `enqueueCommand`, for many accounts in few statements; answers the ids, in the order of the commands. */
export async function enqueueCommands(
  tx: Tx,
  vault: Vault,
  now: number,
  commands: readonly CommandInput[],
): Promise<string[]> {
  const accounts = commands.map(({ accountId }) => accountId);
  // Held until the commit, so that an account's ids are in the order of their commits.
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
