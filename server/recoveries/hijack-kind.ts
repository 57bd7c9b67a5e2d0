import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord, ObjectionRecord, RecoveryRecord } from '../../db/tables.ts';
import type { CaseKind, DecisionPlan, PreparedCase } from '../cases/case-kind.ts';
import { type Claim, claim } from '../contract/claims.ts';
import { ALERT_DECISIONS } from '../contract/recoveries.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { notifyChannels } from './notify-channels.ts';
import { alertEffect, alertOption, planAlert, readAlertDecision } from './plan-alert.ts';
import { presentRecovery } from './present-recovery.ts';
import type { RecoveryDeps } from './recovery-deps.ts';
import { REVERSED_MESSAGE } from './recovery-messages.ts';
import { reversalRefusal } from './recovery-policy.ts';
import { beginReversal, findLastRestored, findRecovery } from './recovery-repository.ts';
import { readSituationOf } from './recovery-situation.ts';
import { DAY_MS } from '../contract/time-units.ts';

/**
 * Reports that an account is being stolen, or was. Freezing takes one person; having its recovery reversed, and putting
 * the report aside, take two.
 */
export function hijackKind(deps: RecoveryDeps): CaseKind {
  return {
    name: 'hijack_report',
    risky: true,
    effectOf: alertEffect,
    prepare: (db, row, now) => prepareReport(deps, db, row, now),
    async accompany(tx, now, row, decision, moment) {
      if (decision.type === 'reverse' && moment.at === 'applied') await reverse(tx, deps, now, row);
      // Two people agreed: this channel cannot object to that request again.
      if (decision.type === 'dismiss')
        await tx<ObjectionRecord>('objections').where({ case_id: row.id }).update({ overruled_at: now });
    },
  };
}

async function prepareReport(
  deps: RecoveryDeps,
  db: Reader,
  row: CaseRecord,
  now: number,
): Promise<PreparedCase> {
  const { recovery: settings } = await deps.settings(db);
  const objection = await db<ObjectionRecord>('objections').where({ case_id: row.id }).first();
  const restored = await findLastRestored(db, row.account_id);
  const recovery =
    restored ?? (objection === undefined ? null : await findRecovery(db, objection.request_id));
  const refusal = refusalOf(restored, row.id, settings, now);
  return {
    sentence: explainReport(recovery, objection, await caseObjectedTo(db, objection), now),
    journey: null,
    events: [],
    ...(recovery !== null && {
      recovery: await presentRecovery(db, deps.vault, await readSituationOf(db, deps, recovery), now),
    }),
    options: ALERT_DECISIONS.map((type) => alertOption(type, type === 'reverse' ? refusal : null)),
    restsOn: (type) => (type === 'reverse' && restored !== null ? [restored.case_id] : []),
    plan(input) {
      const { type } = readAlertDecision(input);
      if (type !== 'reverse') return planAlert(type);
      if (refusal !== null) throw new ProblemError(refusal);
      return planReversal(restored as RecoveryRecord);
    },
  };
}

function refusalOf(restored: RecoveryRecord | null, caseId: number, settings: RecoverySettings, now: number) {
  const facts = restored && {
    restoredAt: restored.restored_at,
    reversedAt: restored.reversed_at,
    reverseCaseId: restored.reverse_case_id,
  };
  return reversalRefusal(facts, caseId, settings, now);
}

// The platform keeps the number and knows it by the request, as it does the one that the approval binds.
function planReversal({ request_id: requestId, prior_state: state }: RecoveryRecord): DecisionPlan {
  const params = { requestId, bind: 'prior_phone', state: state ?? 'normal', message: REVERSED_MESSAGE };
  return {
    command: { type: 'recovery.reverse', params },
    message: REVERSED_MESSAGE,
    secondPerson: true,
    then: 'confirm',
    evidence: null,
    basis: { requestId },
  };
}

// Of two reports that want the same recovery reversed at the same moment, the first to be approved has it.
async function reverse(tx: Tx, deps: RecoveryDeps, now: number, row: CaseRecord): Promise<void> {
  const restored = await findLastRestored(tx, row.account_id);
  if (restored === null || !(await beginReversal(tx, restored.request_id, row.id)))
    throw new ProblemError('already_reversed');
  await notifyChannels(tx, deps.vault, now, restored, 'reversed');
}

// A recovery, or a request of another kind.
async function caseObjectedTo(db: Reader, objection: ObjectionRecord | undefined): Promise<number> {
  if (objection === undefined) return 0;
  const about = await db<CaseRecord>('cases').where({ request_id: objection.request_id }).first('id');
  return about?.id ?? 0;
}

function explainReport(
  recovery: RecoveryRecord | null,
  objection: ObjectionRecord | undefined,
  objectedTo: number,
  now: number,
): Claim[] {
  const caseId = recovery?.case_id ?? 0;
  const said: Claim =
    objection === undefined
      ? claim('sentence.reported', {}, [], 'danger')
      : claim('sentence.objectedTo', { caseId: objectedTo, channel: objection.channel }, [], 'danger');
  if (recovery === null || recovery.restored_at === null) return [said];
  if (recovery.reversed_at !== null) return [said, claim('sentence.reversed', { caseId }, [], 'quiet')];
  const days = Math.max(0, Math.floor((now - recovery.restored_at) / DAY_MS));
  return [said, claim('sentence.restoredLately', { caseId, days }, [], 'loop')];
}
