import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import type { CaseRecord, RecoveryRecord } from '../../db/tables.ts';
import { concernCase } from '../cases/concern-case.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import { openAlert } from '../cases/open-alert.ts';
import { readVouchGraph } from './read-vouch-graph.ts';
import type { RecoveryDeps } from './recovery-deps.ts';

/**
 * Opens a collusion alert, once for a request, where its vouches close a ring, a star or a chain that it is part of.
 * The alert keeps every account involved.
 */
export async function raiseAlert(
  tx: Tx,
  deps: RecoveryDeps,
  now: number,
  row: CaseRecord,
  recovery: RecoveryRecord,
  settings: RecoverySettings,
): Promise<void> {
  const { request_id: requestId } = recovery;
  const raised = await tx('collusion_accounts').where({ request_id: requestId }).first('case_id');
  if (raised !== undefined) return;
  const { shapes, edges } = await readVouchGraph(tx, recovery, settings);
  const own = new Set(edges.filter((edge) => edge.to === recovery.account_id).map((edge) => edge.from));
  own.add(recovery.account_id);
  const touching = shapes.filter(({ accounts }) => accounts.some((account) => own.has(account)));
  if (touching.length === 0) return;
  const alert = await openAlert(tx, deps, now, row, 'collusion_alert');
  await concernCase(
    tx,
    alert.id,
    touching.flatMap(({ accounts }) => accounts),
  );
  await bulkInsert(
    tx,
    'collusion_accounts',
    ['case_id', 'request_id', 'shape', 'account_id'],
    touching.flatMap(({ shape, accounts }) =>
      accounts.map((account) => [alert.id, requestId, shape, account]),
    ),
    { onConflict: '(case_id, shape, account_id) do nothing' },
  );
}
