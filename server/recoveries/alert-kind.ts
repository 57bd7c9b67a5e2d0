import type { Reader } from '../../db/connection.ts';
import type { CaseRecord, ObjectionRecord } from '../../db/tables.ts';
import type { CaseKind, DecisionEffect, DecisionPlan, PreparedCase } from '../cases/case-kind.ts';
import { type Claim, claim } from '../contract/claims.ts';
import {
  ALERT_DECISIONS,
  ALERT_REASONS,
  type AlertDecision,
  type VouchShape,
} from '../contract/recoveries.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { FROZEN_MESSAGE } from './recovery-messages.ts';

const EFFECTS: Readonly<Record<AlertDecision, DecisionEffect>> = {
  freeze: 'confirm',
  dismiss: 'resolved',
  escalate: 'escalate',
};

/** Reports that an account is being stolen: freezing takes one person, putting a report aside takes two. */
export function hijackKind(): CaseKind {
  return alertKind('hijack_report', explainReport);
}

/** Vouches that show collusion, with every account involved. */
export function collusionKind(): CaseKind {
  return alertKind('collusion_alert', explainCollusion);
}

type Explain = (db: Reader, row: CaseRecord) => Promise<Claim[]>;

function alertKind(name: CaseKind['name'], explain: Explain): CaseKind {
  return {
    name,
    risky: true,
    effectOf(type) {
      if (!isAlertDecision(type)) throw new Error(`${type} is no decision on a report`);
      return EFFECTS[type];
    },
    prepare: (db, row) => prepareAlert(db, row, explain),
    async accompany(tx, now, row, decision) {
      // Two people agreed: this channel cannot object to that request again.
      if (decision.type === 'dismiss')
        await tx<ObjectionRecord>('objections').where({ case_id: row.id }).update({ overruled_at: now });
    },
  };
}

async function prepareAlert(db: Reader, row: CaseRecord, explain: Explain): Promise<PreparedCase> {
  return {
    sentence: await explain(db, row),
    journey: null,
    events: [],
    options: ALERT_DECISIONS.map((type) => ({
      type,
      refusal: null,
      secondPerson: type === 'dismiss',
      reasons: [...ALERT_REASONS],
      needsMessage: false,
    })),
    plan: ({ type, params, reason }) => planReport(type, params, reason),
  };
}

async function explainReport(db: Reader, row: CaseRecord): Promise<Claim[]> {
  const objection = await db<ObjectionRecord>('objections').where({ case_id: row.id }).first();
  if (objection === undefined) return [claim('sentence.reported', {}, [], 'danger')];
  const about = await db<CaseRecord>('cases').where({ request_id: objection.request_id }).first('id');
  const { channel } = objection;
  return [claim('sentence.objectedTo', { caseId: about?.id ?? 0, channel }, [], 'danger')];
}

async function explainCollusion(db: Reader, row: CaseRecord): Promise<Claim[]> {
  const rows = (await db('collusion_accounts')
    .where({ case_id: row.id })
    .orderBy(['shape', 'account_id'])
    .select('shape', 'account_id')) as { shape: VouchShape['shape']; account_id: string }[];
  return (['chain', 'ring', 'star'] as const).flatMap((shape) => {
    const accounts = rows.filter((one) => one.shape === shape).map((one) => one.account_id);
    return accounts.length === 0 ? [] : [claim(`sentence.${shape}`, { accounts }, [], 'danger')];
  });
}

function planReport(type: string, params: Record<string, unknown>, reason: string): DecisionPlan {
  if (!isAlertDecision(type)) throw new ProblemError('decision_unknown');
  if (!(ALERT_REASONS as readonly string[]).includes(reason))
    throw new ProblemError('invalid_request', {
      errors: [faultAt('reason', 'not_in_catalogue')],
    });
  const [unknown] = Object.keys(params);
  if (unknown !== undefined)
    throw new ProblemError('invalid_request', {
      errors: [faultAt(`params.${unknown}`, 'unknown_field')],
    });
  const isFreeze = type === 'freeze';
  return {
    command: isFreeze ? { type: 'account.freeze', params: { message: FROZEN_MESSAGE } } : null,
    message: isFreeze ? FROZEN_MESSAGE : null,
    secondPerson: type === 'dismiss',
    then: EFFECTS[type],
    evidence: null,
  };
}

function isAlertDecision(type: string): type is AlertDecision {
  return (ALERT_DECISIONS as readonly string[]).includes(type);
}
