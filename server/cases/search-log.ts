import type { Database, Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import { appendActs, type AuditInput } from '../audit/append-audit.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { CaseDeps } from './case-deps.ts';

/** What a search needs. */
export interface SearchDeps extends Pick<CaseDeps, 'db' | 'vault' | 'clock'> {
  searches: SearchLog;
}

/** A look for accounts outside the queue; `at` is UTC ms. */
export interface Search {
  at: number;
  actor: StaffActor;
  found: readonly string[];
  entry: Omit<AuditInput, 'accountId'>;
}

/**
 * Puts searches on record before they are answered. Those that come while one commit runs share the next: a commit waits
 * for the disk, and people should not wait for each other's.
 */
export class SearchLog {
  readonly #db: Database;
  #waiting: Search[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Resolves once the search is committed, and throws where it could not be. Whoever searched may not act on what was
   * found (domain, section 8). Writes `account_searches` and the record.
   */
  record(search: Search): Promise<void> {
    this.#waiting.push(search);
    this.#next ??= this.#last.then(() => this.#commit());
    return this.#next;
  }

  #commit(): Promise<void> {
    const searches = this.#waiting;
    this.#waiting = [];
    this.#next = null;
    const written = this.#db.write((tx) => writeSearches(tx, searches));
    // Its failure is told to those who wait for it, not to those who come after.
    this.#last = Promise.allSettled([written]);
    return written;
  }
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
