import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';

/** A case concerns these accounts besides its own: nobody acts on it whose own account is among them. */
export async function concernCase(tx: Tx, caseId: number, accountIds: readonly string[]): Promise<void> {
  await bulkInsert(
    tx,
    'case_accounts',
    ['case_id', 'account_id'],
    [...new Set(accountIds)].map((accountId) => [caseId, accountId]),
    { onConflict: '(case_id, account_id) do nothing' },
  );
}
