import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import { markDevices } from '../accounts/mark-devices.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { commandConfirmed } from '../cases/carry-out.ts';
import type { EventVerdict, IngestAnswer } from '../contract/event-format.ts';
import type { Settings } from '../contract/settings.ts';
import { recordUndeclared } from '../flows/record-undeclared.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { confirmCommands } from '../outbox/confirm-command.ts';
import type { Actor } from '../platform/actor.ts';
import { followPhones } from '../phones/follow-phones.ts';
import { followRecoveries } from '../recoveries/follow-recoveries.ts';
import { followJourneys } from '../stuck/follow-journeys.ts';
import type { IntakeDeps } from './intake-deps.ts';
import { keepRefused } from './quarantine.ts';
import { heardByPhones } from './phone-events.ts';
import { heardByRecoveries, sightingsIn } from './voucher-events.ts';
import { type ReadEvent, type Refused, readEvent, refuse } from './read-event.ts';
import { stitchArrivals } from './stitch-arrivals.ts';
import { findStoredHashes, storeEvents } from './store-events.ts';

/** So many events go into one transaction: SQLite's writer must not be held long (design, accident 2). */
const SLICE = 500;

/** Stands in a batch for a line that was no JSON. */
export class UnreadableLine {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** One batch as it was sent. */
export interface Batch {
  /** Parsed JSON, with an `UnreadableLine` where a line was none. */
  items: readonly unknown[];
  /** The key or file it came by. */
  source: string;
  /** Called in the last transaction, so that a request is remembered only once all of it is stored. */
  remember?: (tx: Tx, answer: IngestAnswer) => Promise<void>;
}

/**
 * Takes a batch of events: each is accepted, a duplicate, or rejected and quarantined; an invalid one never blocks
 * its neighbours. Journeys, rollups, cases, confirmations and the audit entry are written in the same transactions.
 * Answers after the commit, in the order sent.
 */
export async function takeEvents(deps: IntakeDeps, actor: Actor, batch: Batch): Promise<IngestAnswer> {
  const results: EventVerdict[] = [];
  const slices = Math.max(1, Math.ceil(batch.items.length / SLICE));
  for (let index = 0; index < slices; index += 1) {
    const items = batch.items.slice(index * SLICE, (index + 1) * SLICE);
    const last = index === slices - 1;
    const verdicts = await takeSlice(deps, items, batch.source, async (tx, now, fresh) => {
      if (!last) return;
      const answer = answerOf([...results, ...fresh]);
      await appendAudit(tx, now, actor, {
        action: 'events.ingest',
        subject: 'events',
        after: {
          accepted: answer.accepted,
          duplicate: answer.duplicate,
          rejected: answer.rejected,
          source: batch.source,
        },
      });
      await batch.remember?.(tx, answer);
    });
    results.push(...verdicts);
  }
  return answerOf(results);
}

/** Takes one slice in one transaction; `alsoWrite` joins it. */
export async function takeSlice(
  deps: IntakeDeps,
  items: readonly unknown[],
  source: string,
  alsoWrite: (tx: Tx, now: number, verdicts: readonly EventVerdict[]) => Promise<void>,
): Promise<EventVerdict[]> {
  const now = deps.clock();
  const rulebook = await deps.rulebook(deps.db.read);
  const settings = await deps.settings();
  const read = items.map((item) =>
    item instanceof UnreadableLine
      ? refuse(item.text, 'malformed_json', 'the line is not valid JSON')
      : readEvent(item, rulebook, settings, deps.vault, now),
  );
  return deps.db.write(async (tx) => {
    const taken = await sift(tx, read);
    await storeSlice(deps, tx, now, taken.fresh, rulebook, settings);
    await keepRefused(tx, deps.vault, now, taken.refused, source);
    await alsoWrite(tx, now, taken.verdicts);
    return taken.verdicts;
  });
}

interface Sifted {
  fresh: ReadEvent[];
  refused: Refused[];
  verdicts: EventVerdict[];
}

// Tells the new from the known. Locks first: what is read here must still be true when it is written.
async function sift(tx: Tx, read: readonly (ReadEvent | Refused)[]): Promise<Sifted> {
  const readable = read.filter((one) => one.ok);
  await lockNames(
    tx,
    readable.flatMap(({ event }) => [`event ${event.id}`, `pair ${event.accountId} ${event.flow}`]),
  );
  const hashes = await findStoredHashes(
    tx,
    readable.map(({ event }) => event.id),
  );
  const sifted: Sifted = { fresh: [], refused: [], verdicts: [] };
  for (const one of read) {
    const known = one.ok ? hashes.get(one.event.id) : undefined;
    if (one.ok && known === undefined) {
      hashes.set(one.event.id, one.contentHash);
      sifted.fresh.push(one);
      sifted.verdicts.push({ id: one.event.id, status: 'accepted' });
    } else if (one.ok && known === one.contentHash) {
      sifted.verdicts.push({ id: one.event.id, status: 'duplicate' });
    } else {
      const refused = one.ok ? refuse(one.event, 'id_conflict', 'another event has this id') : one;
      sifted.refused.push(refused);
      sifted.verdicts.push({
        id: refused.id,
        status: 'rejected',
        code: refused.code,
        detail: refused.detail,
      });
    }
  }
  return sifted;
}

async function storeSlice(
  deps: IntakeDeps,
  tx: Tx,
  now: number,
  fresh: readonly ReadEvent[],
  rulebook: Rulebook,
  settings: Settings,
): Promise<void> {
  if (fresh.length === 0) return;
  await storeEvents(tx, deps.vault, now, fresh);
  const changed = await stitchArrivals(tx, rulebook, fresh);
  await followJourneys(tx, { rulebook, settings }, now, changed);
  await markDevices(tx, deps.vault, sightingsIn(fresh));
  await followRecoveries(tx, deps, now, heardByRecoveries(fresh, deps.vault));
  await followPhones(tx, deps, now, heardByPhones(fresh));
  await recordUndeclared(tx, now, undeclaredIn(fresh, rulebook));
  const commandIds = [...new Set(fresh.flatMap(({ event }) => event.commandId ?? []))];
  for (const id of await confirmCommands(tx, now, commandIds)) await commandConfirmed(deps, tx, id, now);
}

function undeclaredIn(events: readonly ReadEvent[], rulebook: Rulebook) {
  return events.flatMap(({ event: { flow, step, reason, evidence = [] } }) => [
    ...(reason === undefined || rulebook.declares(flow, step, 'reason', reason)
      ? []
      : [{ flow, step, kind: 'reason' as const, name: reason }]),
    ...evidence
      .filter((name) => !rulebook.declares(flow, step, 'evidence', name))
      .map((name) => ({ flow, step, kind: 'evidence' as const, name })),
  ]);
}

function answerOf(results: readonly EventVerdict[]): IngestAnswer {
  const count = (status: EventVerdict['status']) => results.filter((one) => one.status === status).length;
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
    results: [...results],
  };
}
