import type { Database, Tx } from '../../db/connection.ts';
import type { Logger } from '../platform/logger.ts';

/** What to do when a timer comes due; runs in the transaction that takes the timer away. */
export type TimerHandler = (tx: Tx, subjectId: string, now: number) => Promise<void>;

/** A timer whose handler threw is tried again after this long. */
export const TIMER_RETRY_MS = 60_000;

/** Sets the timer of this kind and subject, or moves it. `dueAt` is in UTC epoch milliseconds. */
export async function setTimer(tx: Tx, kind: string, subjectId: string, dueAt: number): Promise<void> {
  await tx('timers')
    .insert({ kind, subject_id: subjectId, due_at: dueAt })
    .onConflict(['kind', 'subject_id'])
    .merge(['due_at']);
}

/** Takes the timer away; nothing happens where there is none. */
export async function clearTimer(tx: Tx, kind: string, subjectId: string): Promise<void> {
  await tx('timers').where({ kind, subject_id: subjectId }).delete();
}

/**
 * Runs at most `limit` due timers of the kinds that have a handler, oldest first, each in a transaction of its own,
 * and answers how many ran. A handler that throws is logged, leaves its timer, and is tried again later.
 */
export async function runDueTimers(
  db: Database,
  now: number,
  handlers: Readonly<Record<string, TimerHandler>>,
  limit: number,
  logger: Logger,
): Promise<number> {
  const due = (await db
    .read('timers')
    .select('kind', 'subject_id')
    .where('due_at', '<=', now)
    .whereIn('kind', Object.keys(handlers))
    .orderBy('due_at')
    .limit(limit)) as { kind: string; subject_id: string }[];
  let ran = 0;
  for (const { kind, subject_id: subjectId } of due) {
    try {
      if (await db.write((tx) => runTimer(tx, kind, subjectId, now, handlers[kind] as TimerHandler)))
        ran += 1;
    } catch (error) {
      logger.error({ err: error, timer: kind, subjectId }, 'timer failed');
      await db.write((tx) => postpone(tx, kind, subjectId, now));
    }
  }
  return ran;
}

// Deleting the timer is the claim on it: one server deletes the row, every other one finds none.
async function runTimer(
  tx: Tx,
  kind: string,
  subjectId: string,
  now: number,
  handler: TimerHandler,
): Promise<boolean> {
  const taken = await tx('timers').where({ kind, subject_id: subjectId }).where('due_at', '<=', now).delete();
  if (taken === 0) return false;
  await handler(tx, subjectId, now);
  return true;
}

// Behind the others: timers that always fail must not fill the front of the queue.
async function postpone(tx: Tx, kind: string, subjectId: string, now: number): Promise<void> {
  await tx('timers')
    .where({ kind, subject_id: subjectId })
    .where('due_at', '<=', now)
    .update({ due_at: now + TIMER_RETRY_MS });
}
