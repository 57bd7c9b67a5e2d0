import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import type { CaseKind, DecisionPlan, PreparedCase } from '../cases/case-kind.ts';
import { type Claim, claim } from '../contract/claims.ts';
import { ALERT_DECISIONS, type AlertStory } from '../contract/recoveries.ts';
import { enqueueCommand } from '../outbox/enqueue-command.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { alertEffect, alertOption, planAlert, readAlertDecision } from './plan-alert.ts';
import { commandsOfAlert, readAlert } from './read-alert.ts';
import type { RecoveryDeps } from './recovery-deps.ts';

/** More at once takes a second person (domain, section 5). */
const MOST_ALONE = 20;

/** Vouches that show collusion, with every account involved; all of them can be frozen at once. */
export function collusionKind(deps: RecoveryDeps): CaseKind {
  return {
    name: 'collusion_alert',
    risky: true,
    effectOf: alertEffect,
    prepare: prepareAlert,
    async accompany(tx, now, row, decision) {
      if (decision.type === 'freeze') await freezeOthers(tx, deps, now, row, decision);
    },
  };
}

async function prepareAlert(db: Reader, row: CaseRecord): Promise<PreparedCase> {
  const alert = await readAlert(db, row.id);
  return {
    sentence: explainCollusion(alert),
    journey: null,
    alert,
    events: [],
    options: ALERT_DECISIONS.filter((type) => type !== 'reverse').map((type) => alertOption(type)),
    plan(input) {
      const { type, accounts } = readAlertDecision(input);
      if (type === 'reverse') throw new ProblemError('decision_unknown');
      return type === 'freeze' ? planFreeze(ticked(alert, accounts)) : planAlert(type);
    },
  };
}

function explainCollusion({ accounts }: AlertStory): Claim[] {
  return (['chain', 'ring', 'star'] as const).flatMap((shape) => {
    const involved = accounts.filter(({ shapes }) => shapes.includes(shape)).map((one) => one.accountId);
    return involved.length === 0 ? [] : [claim(`sentence.${shape}`, { accounts: involved }, [], 'danger')];
  });
}

// The first has the command that the case waits for; the others' follow with it.
function planFreeze(accounts: readonly string[]): DecisionPlan {
  const plan = planAlert('freeze');
  return {
    ...plan,
    command: plan.command && { ...plan.command, accountId: accounts[0] ?? '' },
    secondPerson: accounts.length > MOST_ALONE,
    basis: { accounts: accounts.length },
  };
}

/** Whom the decision freezes: all of the alert unless some were chosen. Throws `invalid_request` for strangers. */
function ticked({ accounts }: AlertStory, chosen: readonly string[] | undefined): string[] {
  const all = accounts.map(({ accountId }) => accountId);
  if (chosen === undefined) return all;
  if (!chosen.every((account) => all.includes(account)))
    throw new ProblemError('invalid_request', {
      errors: [faultAt('params.accounts', 'not_in_alert')],
    });
  return all.filter((account) => chosen.includes(account));
}

// In the transaction in which the decision becomes final: all are told of, or none.
async function freezeOthers(
  tx: Tx,
  { vault }: RecoveryDeps,
  now: number,
  row: CaseRecord,
  decision: DecisionRecord,
): Promise<void> {
  const { accounts } = JSON.parse(decision.params) as { accounts?: string[] };
  const { command } = planAlert('freeze');
  const told = (await commandsOfAlert(tx, row.id))
    .filter(({ created_at: at }) => at >= decision.decided_at)
    .map((one) => one.account_id);
  for (const accountId of ticked(await readAlert(tx, row.id), accounts))
    if (command !== null && !told.includes(accountId))
      await enqueueCommand(tx, vault, now, { ...command, accountId, caseId: row.id, notBefore: now });
}
