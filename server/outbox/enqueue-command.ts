import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import type { Command } from '../contract/deliveries.ts';
import { isoOf } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { AccountCipher, Vault } from '../vault/vault.ts';
import { BODY_FIELD, outboxLock } from './outbox-row.ts';

/** What the platform shall do. */
export interface CommandInput {
  /** A fresh UUIDv7 where the caller must know it beforehand; commands go out in the order of their ids. */
  id?: string;
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
  // Held until the commit, so that an account's ids are in the order of their commits.
  await lockNames(tx, [outboxLock(command.accountId)]);
  const id = command.id ?? newId();
  const { type, accountId, caseId, params } = command;
  const body: Command = { id, type, accountId, caseId, params, decidedAt: isoOf(now) };
  const cipher = (await vault.ciphersFor(tx, [accountId])).get(accountId) as AccountCipher;
  await tx('outbox').insert({
    id,
    account_id: accountId,
    case_id: caseId,
    type,
    body: cipher.encrypt(JSON.stringify(body), BODY_FIELD),
    state: 'pending',
    next_try_at: command.notBefore,
    created_at: now,
  });
  return id;
}
