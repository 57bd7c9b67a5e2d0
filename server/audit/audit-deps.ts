import type { Database, Reader } from '../../db/connection.ts';
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
  /** The accounts that ever had a phone number, by its fingerprint, at most so many: what the rooms of phones know. */
  accountsOfNumber: (db: Reader, fingerprint: string, limit: number) => Promise<string[]>;
}
