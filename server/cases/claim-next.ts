import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseKind } from '../contract/case-states.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { setTimer } from '../timers/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import { whereVisible } from './case-repository.ts';
import { changeCase } from './change-case.ts';
import { conflictOfInterest } from './own-case.ts';

/** How the queue may be narrowed; which case it is, is never the caller's choice. */
export interface NextFilter {
  kind?: CaseKind | undefined;
  region?: string | undefined;
}

const CANDIDATES = 20;
/** Two agents asking at once want the same case; the loser looks again. */
const TRIES = 5;

/** Claims the next case of the queue for this person. Throws `no_next_case` where none waits. */
export async function claimNext(deps: CaseDeps, actor: StaffActor, filter: NextFilter): Promise<CaseRecord> {
  const { claimMinutes } = await deps.settings();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const now = deps.clock();
    try {
      return await deps.db.write(async (tx) => {
        const next = await findNext(tx, actor, filter, now);
        if (next === null) throw new ProblemError('no_next_case');
        return claim(tx, now, actor, next, claimMinutes);
      });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'version_conflict') throw error;
    }
  }
  throw new ProblemError('no_next_case');
}

/** The case that this person would be given now: what is offered to them, then what failed, then the queue. */
export async function findNext(
  tx: Reader,
  actor: StaffActor,
  filter: NextFilter,
  now: number,
): Promise<CaseRecord | null> {
  const offered = await firstFree(tx, actor, (after) =>
    candidates(tx, actor, filter, 'open', after)
      .where({ offered_to: actor.staff.id })
      .where('offered_until', '>', now),
  );
  if (offered !== null) return offered;
  for (const state of ['failed', 'open']) {
    const free = await firstFree(tx, actor, (after) =>
      candidates(tx, actor, filter, state, after).where((one) =>
        one
          .whereNull('offered_until')
          .orWhere('offered_until', '<=', now)
          .orWhere({ offered_to: actor.staff.id }),
      ),
    );
    if (free !== null) return free;
  }
  return null;
}

/** Gives a case to this person for the length of a lease. */
export async function claim(
  tx: Tx,
  now: number,
  actor: StaffActor,
  row: CaseRecord,
  claimMinutes: number,
): Promise<CaseRecord> {
  const until = now + claimMinutes * 60_000;
  await setTimer(tx, 'case.claim_lapse', String(row.id), until);
  return changeCase(tx, now, actor, row, {
    action: 'claimed',
    set: {
      assignee_id: actor.staff.id,
      claimed_at: now,
      claim_until: until,
      offered_to: null,
      offered_until: null,
      parked_until: null,
      park_reason: null,
    },
  });
}

function candidates(
  tx: Reader,
  actor: StaffActor,
  filter: NextFilter,
  state: string,
  after: CaseRecord | null,
) {
  const query = tx<CaseRecord>('cases').where({ state });
  whereVisible(query, actor, 'claim');
  if (filter.kind !== undefined) void query.where({ kind: filter.kind });
  if (filter.region !== undefined) void query.where({ region: filter.region });
  if (after !== null)
    void query.whereRaw('(priority, due_at, id) > (?, ?, ?)', [after.priority, after.due_at, after.id]);
  return query.orderBy([{ column: 'priority' }, { column: 'due_at' }, { column: 'id' }]).limit(CANDIDATES);
}

// Passes over cases that this person must not act on.
async function firstFree(
  tx: Reader,
  actor: StaffActor,
  page: (after: CaseRecord | null) => PromiseLike<CaseRecord[]>,
): Promise<CaseRecord | null> {
  let after: CaseRecord | null = null;
  for (;;) {
    const rows: CaseRecord[] = await page(after);
    for (const row of rows) if ((await conflictOfInterest(tx, actor, row)) === null) return row;
    if (rows.length < CANDIDATES) return null;
    after = rows.at(-1) ?? null;
  }
}
