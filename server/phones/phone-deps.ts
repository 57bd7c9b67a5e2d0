import type { Reader } from '../../db/connection.ts';
import type { Settings } from '../contract/settings.ts';
import type { Vault } from '../vault/vault.ts';

/** What the phone kinds need; made once in compose. */
export interface PhoneDeps {
  vault: Vault;
  settings: (within?: Reader) => Promise<Settings>;
}
