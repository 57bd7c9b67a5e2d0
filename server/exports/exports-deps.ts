import type { Database, Reader } from '../../db/connection.ts';
import type { CheckpointSigner } from '../audit/audit-signer.ts';
import type { ViewLog } from '../audit/view-log.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../platform/clock.ts';
import type { Vault } from '../vault/vault.ts';

/** What writing an export needs: the same in the server and in the process that writes. */
export interface WriteDeps {
  db: Database;
  vault: Vault;
  clock: Clock;
  signer: CheckpointSigner;
  settings: (within?: Reader) => Promise<Settings>;
  /** Where files lie, encrypted: a folder an export below `exports`. */
  dataDir: string;
}

/** What the routes need besides. */
export interface ExportDeps extends WriteDeps {
  views: ViewLog;
}
