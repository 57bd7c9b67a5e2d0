import type { Database, Tx } from '../../db/connection.ts';
import { writeTogether } from '../../db/write-together.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Vault } from '../vault/vault.ts';
import { leaseCommands, listSendable } from './lease-command.ts';
import { BODY_FIELD, type OutboxRow } from './outbox-row.ts';
import { type PostResult, POST_TIMEOUT_MS, postWebhook, type WebhookTarget } from './post-webhook.ts';
import { type DeliveryHooks, type Posted, settleDelivered, settleFailed } from './settle-command.ts';

/** Accounts that are served at the same moment. */
const PARALLEL_LIMIT = 16;
/** Commands that are leased in one transaction: where each hangs, the last still has its turn within the lease. */
const LEASED_AT_ONCE = 2 * PARALLEL_LIMIT;
/** Commands that were posted and are not recorded: so many go out again, under their ids, where the server is killed. */
const UNSETTLED_LIMIT = 4 * PARALLEL_LIMIT;

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
  const { db, clock, hooks } = parts;
  const workers = new Set<Promise<void>>();
  const unsettled = new Set<Promise<void>>();
  const leased: Leased[] = [];
  let leasing: Promise<void> | undefined;
  let stopped = false;
  const report = (error: unknown) => parts.logger.error({ err: error }, 'dispatch failed');

  function start(): void {
    if ((stopped && leased.length === 0) || workers.size >= PARALLEL_LIMIT) return;
    const worker = work().catch(report);
    workers.add(worker);
    void worker.then(() => workers.delete(worker));
  }

  // Whoever finds something to send calls another to look for more, up to the limit; who finds nothing goes home.
  async function work(): Promise<void> {
    for (;;) {
      const next = await takeNext();
      if (next === null) return;
      start();
      record({ row: next.row, result: await post(parts, next) });
      while (unsettled.size >= UNSETTLED_LIMIT) await Promise.race(unsettled);
    }
  }

  // Recorded while others are posted.
  function record(posted: Posted): void {
    const settling = settle(posted).catch(report);
    unsettled.add(settling);
    void settling.then(() => unsettled.delete(settling));
  }

  // What was leased is sent also after a stop: nobody else may for a while.
  async function takeNext(): Promise<Leased | null> {
    for (;;) {
      const next = leased.shift();
      if (next !== undefined && (next.row.lease_until ?? 0) > clock() + POST_TIMEOUT_MS) return next;
      if (next !== undefined) continue;
      if (stopped) return null;
      // Somebody else's look may have begun before what was settled last: it says nothing of what that let go.
      const own = leasing === undefined;
      leasing ??= leaseMore().finally(() => {
        leasing = undefined;
      });
      await leasing;
      if (own && leased.length === 0) return null;
    }
  }

  async function leaseMore(): Promise<void> {
    const target = await parts.findTarget();
    if (target === null) return;
    const now = clock();
    const candidates = await listSendable(db.read, now, LEASED_AT_ONCE);
    if (candidates.length === 0) return;
    const rows = await db.write((tx) => leaseCommands(tx, now, candidates));
    leased.push(...rows.map((row) => ({ row, target })));
  }

  async function settleAll(tx: Tx, done: readonly Posted[]): Promise<void> {
    const now = clock();
    await settleDelivered(
      tx,
      now,
      done.filter(({ result }) => result.error === null),
      hooks,
    );
    const failed = done.filter(({ result }) => result.error !== null);
    const tries = failed.length === 0 ? 0 : await parts.findTries();
    for (const { row, result } of failed)
      await settleFailed(tx, now, row, result, tries, (parts.random ?? Math.random)(), hooks);
  }

  // Then the next ones of their accounts may go.
  const settle = writeTogether(db, settleAll, start);

  async function drained(): Promise<void> {
    while (workers.size + unsettled.size > 0) await Promise.all([...workers, ...unsettled]);
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

interface Leased {
  row: OutboxRow;
  target: WebhookTarget;
}

async function post(parts: DispatcherParts, { row, target }: Leased): Promise<PostResult> {
  const cipher = await parts.vault.findCipher(parts.db.read, row.account_id);
  // The person was erased meanwhile: there is nothing left that could be sent.
  if (cipher === null) return { status: null, error: 'the account’s key was erased' };
  const body = cipher.decrypt(row.body, BODY_FIELD);
  return (parts.post ?? postWebhook)(target, row.id, body, parts.clock());
}
