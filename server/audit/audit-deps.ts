import type { Database } from '../../db/connection.ts';
import type { Clock } from '../platform/clock.ts';
import type { Vault } from '../vault/vault.ts';
import type { CheckpointVerifier } from './audit-signer.ts';
import type { ViewLog } from './view-log.ts';

/** What reading the record needs; made once in compose. */
export interface AuditDeps {
  db: Database;
  clock: Clock;
  vault: Vault;
  views: ViewLog;
  verifier: CheckpointVerifier;
}
