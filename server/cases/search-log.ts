import type { Database, Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import { writeTogether } from '../../db/write-together.ts';
import { appendActs, type AuditInput } from '../audit/append-audit.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { CaseDeps } from './case-deps.ts';

/** What a search needs. */
export interface SearchDeps extends Pick<CaseDeps, 'db' | 'vault' | 'clock'> {
  recordSearch: (search: Search) => Promise<void>;
}

/** A look for accounts outside the queue; `at` is UTC ms. */
export interface Search {
  at: number;
  actor: StaffActor;
  found: readonly string[];
  entry: Omit<AuditInput, 'accountId'>;
}

/**
 * Puts searches on record before they are answered: resolves once this one is committed. Whoever searched may not act on
 * what was found (domain, section 8). Writes `account_searches` and the record.
 */
export function searchLog(db: Database): SearchDeps['recordSearch'] {
  return writeTogether(db, writeSearches);
}

async function writeSearches(tx: Tx, searches: readonly Search[]): Promise<void> {
  // The same person may have looked for the same account twice; in one order everywhere, so that no two servers lock crosswise.
  const barred = new Map(
    searches.flatMap(({ at, actor, found }) =>
      found.map((accountId) => [`${actor.staff.id} ${accountId}`, [actor.staff.id, accountId, at]] as const),
    ),
  );
  const rows = [...barred].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await bulkInsert(tx, 'account_searches', ['staff_id', 'account_id', 'at'], rows, {
    onConflict: '(staff_id, account_id) do update set at = excluded.at',
  });
  // An entry for each account, so that it stands in the story of every one of them.
  const acts = searches.flatMap(({ at, actor, found, entry }) =>
    (found.length === 0 ? [null] : found).map((accountId) => ({ at, actor, entry: { ...entry, accountId } })),
  );
  await appendActs(tx, acts);
}
