import type { Database } from '../../db/connection.ts';
import type { Actor } from '../platform/actor.ts';
import type { Logger } from '../platform/logger.ts';
import { type Act, appendActs, type AuditInput } from './append-audit.ts';

/** Views of masked pages are in the record within this time of being answered. */
const GATHER_MS = 200;

/** Gathers views of masked pages, so that reading a page does not wait for a write. */
export class ViewLog {
  readonly #db: Database;
  readonly #logger: Logger;
  #waiting: Act[] = [];
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> = Promise.resolve();

  constructor(db: Database, logger: Logger) {
    this.#db = db;
    this.#logger = logger;
  }

  /** A log that writes by this database, for a transaction that holds the only writer; flush it before the end. */
  within(db: Database): ViewLog {
    return new ViewLog(db, this.#logger);
  }

  /** Notes that `actor` saw a page; `at` is the moment in UTC ms. */
  note(at: number, actor: Actor, entry: AuditInput): void {
    this.#waiting.push({ at, actor, entry });
    this.#timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  /** Commits what waits; at shutdown nothing may be left. What could not be written is tried again. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#flushing = this.#flushing.then(() => this.#commit());
    return this.#flushing;
  }

  async #commit(): Promise<void> {
    const views = this.#waiting;
    this.#waiting = [];
    if (views.length === 0) return;
    try {
      await this.#db.write((tx) => appendActs(tx, views));
    } catch (error) {
      this.#logger.error({ err: error, views: views.length }, 'views could not be recorded yet');
      this.#waiting = [...views, ...this.#waiting];
      this.#timer ??= setTimeout(() => void this.flush(), GATHER_MS);
    }
  }
}
