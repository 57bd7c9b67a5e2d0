import type { Database, Reader } from '../../db/connection.ts';
import type { ViewLog } from '../audit/view-log.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../platform/clock.ts';

/** What reviewing needs; made once in compose. */
export interface ReviewDeps {
  db: Database;
  clock: Clock;
  settings: (within?: Reader) => Promise<Settings>;
  views: ViewLog;
}
