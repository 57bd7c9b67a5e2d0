import type { Database, Reader } from '../../db/connection.ts';
import type { CheckpointSigner } from '../audit/audit-signer.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../platform/clock.ts';

/** What holding and destroying need; made once in compose. */
export interface RetentionDeps {
  db: Database;
  clock: Clock;
  signer: CheckpointSigner;
  settings: (within?: Reader) => Promise<Settings>;
}
