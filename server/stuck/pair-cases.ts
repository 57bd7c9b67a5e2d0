import type { CaseRecord } from '../../db/tables.ts';
import type { Settings } from '../contract/settings.ts';
import type { Journey } from '../journeys/journey-repository.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import type { AccountSituation } from './stuck-facts.ts';
import type { ChangedPair } from './stuck-pair.ts';

/** What following needs besides the transaction. */
export interface FollowDeps {
  rulebook: Rulebook;
  settings: Settings;
}

/** A pair with what its cases need. */
export interface PairCases {
  pair: ChangedPair;
  journeys: Journey[];
  cases: CaseRecord[];
  account: AccountSituation | undefined;
}
