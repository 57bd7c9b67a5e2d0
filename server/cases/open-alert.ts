import type { Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { systemActor } from '../platform/actor.ts';
import type { CaseDeps } from './case-deps.ts';
import { caseWithoutJourney, openCases } from './open-cases.ts';

const system = systemActor('alerts');

/** Opens an alert about the account of a case, before all other work. */
export async function openAlert(
  tx: Tx,
  deps: Pick<CaseDeps, 'settings'>,
  now: number,
  row: CaseRecord,
  kind: 'hijack_report' | 'collusion_alert',
): Promise<CaseRecord> {
  const [opened] = await openCases(
    tx,
    now,
    system,
    [caseWithoutJourney({ kind, priority: 1, accountId: row.account_id, region: row.region })],
    await deps.settings(tx),
  );
  return opened as CaseRecord;
}
