import type { Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { enqueueCommand } from '../outbox/enqueue-command.ts';
import type { CaseDeps } from './case-deps.ts';
import { type DecisionPlan, kindOf, type PreparedCase } from './case-kind.ts';

/** What a decision would do as the case stands now; throws the kind's Problems where it is no longer possible. */
export async function planAgain(
  tx: Tx,
  deps: CaseDeps,
  now: number,
  row: CaseRecord,
  decision: DecisionRecord,
): Promise<DecisionPlan> {
  const prepared = await kindOf(deps.kinds, row.kind).prepare(tx, row, now);
  return planOf(prepared, decision);
}

/** A stored decision's plan from its case as it was prepared; throws as `planAgain` does. */
export function planOf(prepared: PreparedCase, decision: DecisionRecord): DecisionPlan {
  const params = JSON.parse(decision.params) as Record<string, never>;
  return prepared.plan({ type: decision.type, params, reason: decision.reason });
}

/** Puts a plan's command into the outbox, to go at once; answers its id, null where there is nothing to say. */
export async function sendCommand(
  tx: Tx,
  deps: CaseDeps,
  now: number,
  row: CaseRecord,
  { command }: DecisionPlan,
): Promise<string | null> {
  if (command === null) return null;
  return enqueueCommand(tx, deps.vault, now, {
    accountId: row.account_id,
    ...wholeCommand(command),
    caseId: row.id,
    notBefore: now,
  });
}

/** The command as the platform reads it: what is shown of it, and what is not. */
export function wholeCommand({
  params,
  sealed,
  ...command
}: NonNullable<DecisionPlan['command']>): Omit<NonNullable<DecisionPlan['command']>, 'sealed'> {
  return { ...command, params: { ...params, ...sealed } };
}
