import type { Database } from '../../db/connection.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Logger } from '../platform/logger.ts';
import type { Vault } from '../vault/vault.ts';

/** What the demo needs of the server. */
export interface DemoDeps {
  db: Database;
  vault: Vault;
  clock: Clock;
  logger: Logger;
  config: Config;
  intake: IntakeDeps;
}

/** The demo's own time, which moves through the past; `now` is in UTC ms. */
export interface DemoTime {
  now: number;
}

/** The same rooms, working at the demo's own time; settings and flows are read once, since nobody changes them meanwhile. */
export async function atDemoTime(deps: IntakeDeps, time: DemoTime): Promise<IntakeDeps> {
  const settings = await deps.settings();
  const rulebook = await deps.rulebook(deps.db.read);
  return {
    ...deps,
    clock: () => time.now,
    settings: () => Promise.resolve(settings),
    rulebook: () => Promise.resolve(rulebook),
  };
}

/** The same rooms with everything that `work` writes in one transaction: hundreds of small verbs, one commit. */
export async function inOneTransaction<T>(
  deps: IntakeDeps,
  work: (deps: IntakeDeps) => Promise<T>,
): Promise<T> {
  return deps.db.write(async (tx) => {
    const db: Database = { ...deps.db, read: tx, write: (inner) => inner(tx) };
    const views = deps.views.within(db);
    const done = await work({ ...deps, db, views });
    await views.flush();
    return done;
  });
}
