import type { Reader } from '../../db/connection.ts';
import type { Settings } from '../contract/settings.ts';
import type { Vault } from '../vault/vault.ts';

/** What the recovery kind needs; made once in compose. */
export interface RecoveryDeps {
  vault: Vault;
  settings: (within?: Reader) => Promise<Settings>;
}
