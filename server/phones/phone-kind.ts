import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord, EventRecord } from '../../db/tables.ts';
import type { CaseKind, DecisionMoment, PreparedCase } from '../cases/case-kind.ts';
import { escalateOnly } from '../cases/escalate-only.ts';
import { hearObjection } from '../cases/hear-objection.ts';
import { openAlert } from '../cases/open-alert.ts';
import { presentEvent } from '../cases/present-event.ts';
import type { CaseState } from '../contract/case-states.ts';
import { PHONE_REASONS } from '../contract/phones.ts';
import { beginForCaller, beginPhone } from './begin-phone.ts';
import { explainPhone } from './explain-phone.ts';
import { keepCode } from './keep-code.ts';
import { notifyOwner } from './notify-owner.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { findPhoneRequest, updatePhoneRequest } from './phone-repository.ts';
import { readPhoneSituation } from './phone-situation.ts';
import {
  CHANGING,
  isPhoneDecision,
  PHONE_EFFECTS,
  PHONE_KINDS,
  type PhoneKindName,
} from './phone-decisions.ts';
import { phoneOptions } from './phone-options.ts';
import { planPhone } from './plan-phone.ts';
import { presentPhone } from './present-phone.ts';
import { restrainPhone } from './restrain-phone.ts';
import { noteApply } from './tell-platform.ts';

const MOST_EVENTS = 200;
// Taken before phones were served here.
const NO_REQUEST = escalateOnly(PHONE_REASONS, 'it is not known what is asked for');

/** Bind, change, unbind: three kinds of case that share everything but what is asked for (domain, section 7). */
export function phoneKinds(deps: PhoneDeps): CaseKind[] {
  return PHONE_KINDS.map((name) => phoneKind(deps, name));
}

function phoneKind(deps: PhoneDeps, name: PhoneKindName): CaseKind {
  return {
    name,
    risky: true,
    effectOf(type) {
      if (!isPhoneDecision(type)) throw new Error(`${type} is no decision on a phone`);
      return PHONE_EFFECTS[type];
    },
    prepare: (db, row, now) => preparePhone(deps, db, row, now),
    begin: (tx, now, row, request) => beginPhone(tx, deps, now, row, request),
    beginForCaller: (tx, now, row) => beginForCaller(tx, deps, now, row),
    settlesItself: (type) => CHANGING.includes(type) || type === 'check',
    restrain: (tx, now, actor, row) => restrainPhone(tx, deps, now, actor, row),
    object: (tx, now, row, objection) => hearObjection(tx, deps, now, row, objection, CHANGING),
    accompany: (tx, now, row, decision, moment) => accompany(tx, deps, now, row, decision, moment),
  };
}

async function preparePhone(
  deps: PhoneDeps,
  db: Reader,
  row: CaseRecord,
  now: number,
): Promise<PreparedCase> {
  const situation = await readPhoneSituation(db, deps, row, now);
  if (situation === null) return NO_REQUEST;
  const events = await db<EventRecord>('events')
    .where({ request_id: situation.request.request_id })
    .orderBy(['occurred_at', 'id'])
    .limit(MOST_EVENTS);
  return {
    sentence: explainPhone(situation),
    journey: null,
    phone: await presentPhone(db, deps, situation, row.state as CaseState),
    events: events.map(presentEvent),
    options: phoneOptions(situation),
    restsOn: (type) =>
      type === 'reverse' && situation.request.reversal_of !== null ? [situation.request.reversal_of] : [],
    plan: (input) => planPhone(situation, input),
  };
}

async function accompany(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  row: CaseRecord,
  decision: DecisionRecord,
  moment: DecisionMoment,
): Promise<void> {
  const request = await findPhoneRequest(tx, row.id);
  if (request === null) return;
  const { type, command_id: commandId } = decision;
  if (CHANGING.includes(type)) {
    const params = JSON.parse(decision.params) as { acceptLoss?: boolean };
    if (moment.at === 'approved') {
      const times = { approved_at: now, effect_at: moment.effectAt };
      await updatePhoneRequest(tx, row.id, { ...times, loss_accepted: Number(params.acceptLoss ?? false) });
      return notifyOwner(tx, deps.vault, now, { ...request, ...times }, 'approved');
    }
    // What takes effect at once is approved and told in one moment.
    const times = { approved_at: request.approved_at ?? now, effect_at: request.effect_at ?? now };
    await updatePhoneRequest(tx, row.id, times);
    await noteApply(tx, now, commandId ?? '', request, 'apply');
    return notifyOwner(
      tx,
      deps.vault,
      now,
      { ...request, ...times },
      type === 'reverse' ? 'reversed' : 'effect',
    );
  }
  if (type === 'check') await noteApply(tx, now, commandId ?? '', request, 'check');
  if (type === 'ask_code') {
    const { target } = JSON.parse(decision.params) as { target: 'new' | 'old' };
    await keepCode(tx, deps, now, row, commandId ?? '', target);
  }
  if (type === 'freeze') await openAlert(tx, deps, now, row, 'hijack_report');
}
