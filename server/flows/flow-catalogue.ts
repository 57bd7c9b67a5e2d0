import type { Reader } from '../../db/connection.ts';
import { type FlowRow, type FlowVersion, listVersions } from './flow-repository.ts';

/** Each flow's versions, oldest first, at least one. The same object as long as nothing was written. */
export type FlowVersions = ReadonlyMap<string, readonly FlowVersion[]>;

/**
 * Every flow in memory. The command line and other servers write flows too, so each use compares what is in memory
 * with the small table of flows and reads again only those that were written since.
 */
export class FlowCatalogue {
  #written = new Map<string, number>();
  #versions: FlowVersions = new Map();

  /** The flows as this reader or transaction sees them. */
  async load(db: Reader): Promise<FlowVersions> {
    const rows = await db<FlowRow>('flows').select('name', 'updated_at').orderBy('name');
    const same =
      rows.length === this.#written.size &&
      rows.every(({ name, updated_at }) => this.#written.get(name) === updated_at);
    if (same) return this.#versions;
    const next = new Map<string, readonly FlowVersion[]>();
    for (const { name, updated_at } of rows) {
      const kept = this.#written.get(name) === updated_at ? this.#versions.get(name) : undefined;
      next.set(name, kept ?? (await listVersions(db, name)));
    }
    this.#written = new Map(rows.map(({ name, updated_at }) => [name, updated_at]));
    this.#versions = next;
    return next;
  }
}
