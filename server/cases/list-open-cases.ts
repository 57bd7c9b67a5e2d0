import type { Reader } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { type CaseKind, type CaseState, CLOSED_STATES } from '../contract/case-states.ts';
import { isBlindedOn } from './blind-review.ts';

/** The cases of an account that are not closed, as a search shows them; none to who reviews a decision on it blind. */
export async function listOpenCases(
  db: Reader,
  staffId: string,
  accountId: string,
  limit: number,
): Promise<{ id: number; kind: CaseKind; state: CaseState }[]> {
  if (await isBlindedOn(db, staffId, accountId)) return [];
  const rows = await db<CaseRecord>('cases')
    .where({ account_id: accountId })
    .whereNotIn('state', [...CLOSED_STATES])
    .orderBy('id')
    .limit(limit);
  return rows.map((row) => ({ id: row.id, kind: row.kind as CaseKind, state: row.state as CaseState }));
}
