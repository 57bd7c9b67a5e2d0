import type { Database, Reader } from '../../db/connection.ts';
import type { ViewLog } from '../audit/view-log.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../platform/clock.ts';
import type { Vault } from '../vault/vault.ts';
import type { CaseKinds } from './case-kind.ts';

/** What the verbs need; made once in compose. */
export interface CaseDeps {
  db: Database;
  vault: Vault;
  clock: Clock;
  settings: (within?: Reader) => Promise<Settings>;
  kinds: CaseKinds;
  views: ViewLog;
}
