import type { Database } from '../../db/connection.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import type { Rulebook } from '../journeys/rulebook.ts';

/** What intake needs; made once in compose. */
export interface IntakeDeps extends CaseDeps {
  /** The flows as they are now; cheap, since it only looks whether anything changed. */
  rulebook: (db: Database['read']) => Promise<Rulebook>;
}
