import type { Reader } from '../../db/connection.ts';
import type { Settings } from '../contract/settings.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { SearchDeps } from '../cases/search-log.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import type { Vault } from '../vault/vault.ts';

/** What the phone kinds need; made once in compose. */
export interface PhoneDeps {
  vault: Vault;
  settings: (within?: Reader) => Promise<Settings>;
}

/** What the routes of phones need besides. */
export interface PhoneRouteDeps extends CaseDeps, SearchDeps {
  rulebook: (db: Reader) => Promise<Rulebook>;
}
