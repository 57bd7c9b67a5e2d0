import type { Database } from '../../db/connection.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Vault } from '../vault/vault.ts';
import { leaseCommand, listSendable } from './lease-command.ts';
import { BODY_FIELD, type OutboxRow } from './outbox-row.ts';
import { type PostResult, postWebhook, type WebhookTarget } from './post-webhook.ts';
import { type DeliveryHooks, settleDelivered, settleFailed } from './settle-command.ts';

/** Accounts that are served at the same moment. */
export const PARALLEL_LIMIT = 8;

export interface DispatcherParts {
  db: Database;
  vault: Vault;
  clock: Clock;
  logger: Logger;
  /** Null while no address is set: commands then wait. */
  findTarget(): Promise<WebhookTarget | null>;
  /** How often a command is tried before it is dead. */
  findTries(): Promise<number>;
  hooks: DeliveryHooks;
  /** From 0 to 1; tests put their own in. */
  random?: () => number;
  post?: typeof postWebhook;
}

/** Sends what is in the outbox, each account's commands one after another. */
export interface Dispatcher {
  /** Starts sending what may be sent now; a job of every quarter of a second. Does not wait for the platform. */
  tick(): void;
  /** Waits until nothing is left that may be sent now. */
  drained(): Promise<void>;
  /** Takes nothing more and waits until what is under way is recorded; for shutdown. */
  stop(): Promise<void>;
}

/** A dispatcher; several of them, on any number of servers, never send the same command at once. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const workers = new Set<Promise<void>>();
  let stopped = false;

  function start(): void {
    if (stopped || workers.size >= PARALLEL_LIMIT) return;
    const worker = work().catch((error: unknown) => {
      parts.logger.error({ err: error }, 'dispatch failed');
    });
    workers.add(worker);
    void worker.then(() => workers.delete(worker));
  }

  // Whoever finds something to send calls another to look for more, up to the limit; who finds nothing goes home.
  async function work(): Promise<void> {
    while (!stopped) {
      const target = await parts.findTarget();
      if (target === null) return;
      const row = await takeNext(parts);
      if (row === null) return;
      start();
      await send(parts, target, row);
    }
  }

  async function drained(): Promise<void> {
    while (workers.size > 0) await Promise.all(workers);
  }

  return {
    tick: start,
    drained,
    stop: () => {
      stopped = true;
      return drained();
    },
  };
}

async function takeNext({ db, clock }: DispatcherParts): Promise<OutboxRow | null> {
  const now = clock();
  for (const candidate of await listSendable(db.read, now, PARALLEL_LIMIT)) {
    const row = await db.write((tx) => leaseCommand(tx, now, candidate));
    if (row !== null) return row;
  }
  return null;
}

async function send(parts: DispatcherParts, target: WebhookTarget, row: OutboxRow): Promise<void> {
  const { db, clock, hooks } = parts;
  const result = await post(parts, target, row);
  const now = clock();
  if (result.error === null) await db.write((tx) => settleDelivered(tx, now, row, result, hooks));
  else {
    const tries = await parts.findTries();
    const random = (parts.random ?? Math.random)();
    await db.write((tx) => settleFailed(tx, now, row, result, tries, random, hooks));
  }
}

async function post(parts: DispatcherParts, target: WebhookTarget, row: OutboxRow): Promise<PostResult> {
  const cipher = await parts.vault.findCipher(parts.db.read, row.account_id);
  // The person was erased meanwhile: there is nothing left that could be sent.
  if (cipher === null) return { status: null, error: 'the account’s key was erased' };
  const body = cipher.decrypt(row.body, BODY_FIELD);
  return (parts.post ?? postWebhook)(target, row.id, body, parts.clock());
}
