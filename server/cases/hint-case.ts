import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';

/**
 * What lists show of a kind's own figures: the risk, and when the case goes on by itself. They only hint at what the
 * page computes anew, so neither the version nor the timeline moves.
 */
export async function hintCase(
  tx: Tx,
  caseId: number,
  hint: Partial<Pick<CaseRecord, 'risk' | 'ends_at'>>,
): Promise<void> {
  await tx<CaseRecord>('cases').where({ id: caseId }).update(hint);
}
