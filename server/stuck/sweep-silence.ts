import type { Database, Reader } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import type { JourneyRecord } from '../../db/tables.ts';
import type { Settings } from '../contract/settings.ts';
import { findJourney } from '../journeys/journey-repository.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { followJourneys } from './follow-journeys.ts';

const PAGE = 100;
/** Sweeps overlap a little: a journey that was being written during one sweep is seen by the next. */
const OVERLAP_MS = 10 * 60_000;

interface SweepDeps {
  db: Database;
  rulebook: (db: Reader) => Promise<Rulebook>;
  settings: (within?: Reader) => Promise<Settings>;
}

/**
 * Opens cases for journeys in which silence has lasted long enough since the last sweep. What had been silent when its
 * events came in got its case then. Answers from when the next sweep must look.
 */
export async function sweepSilence(deps: SweepDeps, since: number, now: number): Promise<number> {
  let after: { at: number; id: string } = { at: since - OVERLAP_MS, id: '' };
  for (;;) {
    const rows = await deps.db
      .read<JourneyRecord>('journeys')
      .whereRaw('(silent_due_at, id) > (?, ?)', [after.at, after.id])
      .where('silent_due_at', '<=', now)
      .orderBy([{ column: 'silent_due_at' }, { column: 'id' }])
      .limit(PAGE);
    for (const row of rows) await followSilent(deps, row, now);
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return now;
    after = { at: last.silent_due_at ?? now, id: last.id };
  }
}

async function followSilent(deps: SweepDeps, row: JourneyRecord, now: number): Promise<void> {
  // A case that had ended, since a late event broke an earlier silence, is opened again.
  const known = await deps.db
    .read('cases')
    .where({ journey_id: row.id })
    .whereNot({ state: 'ended' })
    .first('id');
  if (known !== undefined) return;
  const settings = await deps.settings();
  await deps.db.write(async (tx) => {
    await lockNames(tx, [`pair ${row.account_id} ${row.flow}`]);
    const journey = await findJourney(tx, row.id);
    if (journey === null) return;
    const pair = {
      accountId: journey.accountId,
      flow: journey.flow,
      changes: [{ before: journey, after: journey }],
      events: [],
      refolded: false,
    };
    await followJourneys(tx, { rulebook: await deps.rulebook(tx), settings }, now, [pair]);
  });
}
