import type { Reader } from '../../db/connection.ts';
import type { BrakeRecord, PhoneCodeRecord } from '../../db/phone-tables.ts';
import type { CaseState } from '../contract/case-states.ts';
import { INQUIRIES } from '../contract/phone-inquiries.ts';
import type { PhoneAction, PhoneCode, PhoneStory } from '../contract/phones.ts';
import { listObjections, presentObjection } from '../cases/hear-objection.ts';
import { readNotices } from '../cases/tell-channels.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { maskPhone } from '../vault/mask.ts';
import { codeStateAt } from './code-policy.ts';
import { needsNumber } from './phone-facts.ts';
import { blockersOf, isHighRisk, phoneCoolingOffMs } from './check-preconditions.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { inquiryRefusal } from './plan-inquiry.ts';
import { listRemedies } from './list-remedies.ts';
import type { PhoneSituation } from './phone-situation.ts';
import { openStep } from './phone-steps.ts';
import { codeProblem } from './plan-code.ts';
import { presentBindings } from './present-binding.ts';
import { presentInquiries } from './present-inquiries.ts';
import { presentSteps } from './present-steps.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/** A phone case as its page shows it. */
export async function presentPhone(
  db: Reader,
  deps: PhoneDeps,
  situation: PhoneSituation,
  state: CaseState,
): Promise<PhoneStory> {
  const { request, facts, preconditions, settings, now, numbers, steps } = situation;
  const action = request.action as PhoneAction;
  const highRisk = isHighRisk(facts, facts.lossAccepted, settings, now);
  const isOpen = request.applied_at === null && openStep(steps) === null;
  const [binding] =
    situation.binding === null
      ? []
      : await presentBindings(db, deps.vault, request.account_id, [situation.binding]);
  return {
    action,
    requestId: request.request_id,
    origin: request.origin as PhoneStory['origin'],
    oldNumber: numbers.old === null ? null : maskPhone(numbers.old),
    newNumber: numbers.new === null ? null : maskPhone(numbers.new),
    needsNewNumber: needsNumber(request),
    canSetNumber: state === 'claimed' && isOpen && action !== 'reverse' && action !== 'exempt',
    canAskCode:
      state === 'claimed' && isOpen && action !== 'reverse'
        ? (['new', 'old'] as const).filter((target) => codeProblem(situation, target) === null)
        : [],
    canAskPlatform:
      state === 'claimed' ? INQUIRIES.filter((about) => inquiryRefusal(situation, about) === null) : [],
    trouble: request.trouble,
    lost: request.lost === 1,
    remedies: listRemedies(situation),
    binding: binding ?? null,
    preconditions,
    blockedBy: blockersOf(preconditions, facts.lossAccepted).map(({ name }) => name),
    codes: presentCodes(situation),
    inquiries: presentInquiries(situation),
    ownerProof: facts.proof === null ? null : { by: facts.proof.by, at: isoOf(facts.proof.at) },
    lossAccepted: request.loss_accepted === 1,
    newNumberVerifiedAt: isoOrNull(request.new_verified_at),
    riskSignals: riskSignalsOf(situation),
    highRisk,
    coolingOffHours: phoneCoolingOffMs(action, highRisk, settings) / HOUR_MS,
    approvedAt: isoOrNull(request.approved_at),
    effectAt: isoOrNull(request.effect_at),
    appliedAt: isoOrNull(request.applied_at),
    reversibleUntil: reversibleUntil(situation),
    reversedAt: isoOrNull(request.reversed_at),
    reversalCaseId: request.reversal_case_id,
    reversalOf: request.reversal_of,
    steps: await presentSteps(db, situation, state),
    notices: await readNotices(db, { table: 'phone_notices', of: { case_id: request.case_id } }),
    objections: (await listObjections(db, request.request_id)).map(presentObjection),
    held: await readHold(db, request.case_id),
    settingsVersion: situation.settingsVersion,
  };
}

/** Until when the done action can be undone, ISO; null where it was not done, or was undone. */
function reversibleUntil({ request, settings, now }: PhoneSituation): string | null {
  if (request.applied_at === null || request.reversal_of !== null || request.reversed_at !== null)
    return null;
  const until = request.applied_at + settings.reversalHours * HOUR_MS;
  return until > now ? isoOf(until) : null;
}

function riskSignalsOf({ facts, preconditions, now }: PhoneSituation): PhoneStory['riskSignals'] {
  const sim = preconditions.find(({ name }) => name === 'no_recent_sim_change')?.verdict;
  const week = now - 7 * 24 * HOUR_MS;
  return [
    ...(sim === 'warn' ? (['recent_sim_change'] as const) : []),
    ...(sim === 'unknown' ? (['sim_change_unknown'] as const) : []),
    ...(facts.newNumber?.isVirtualOperator ? (['virtual_operator'] as const) : []),
    ...([facts.restoredAt, ...facts.changedAt].some((at) => at !== null && at > week)
      ? (['recent_risky_change'] as const)
      : []),
  ];
}

function presentCodes(situation: PhoneSituation): PhoneCode[] {
  return (['new', 'old'] as const).flatMap((target) => {
    const code = situation.codes.find((one) => one.target === target);
    const number = situation.numbers[target];
    return code === undefined || number === null ? [] : [presentCode(situation, code, number)];
  });
}

function presentCode(
  { settings, codesToday, now }: PhoneSituation,
  code: PhoneCodeRecord,
  number: string,
): PhoneCode {
  return {
    id: code.id,
    target: code.target as PhoneCode['target'],
    number: maskPhone(number),
    state: codeStateAt(code, settings, now),
    askedAt: isoOf(code.asked_at),
    sentAt: isoOrNull(code.sent_at),
    expiresAt: isoOrNull(code.expires_at),
    triesLeft: Math.max(0, settings.codes.tries - code.tries),
    verifiedAt: isoOrNull(code.verified_at),
    resendFrom: isoOf(code.asked_at + settings.codes.resendSeconds * 1_000),
    sentToday: codesToday.get(code.fingerprint) ?? 0,
    dailyLimit: settings.codes.aDay,
  };
}

async function readHold(db: Reader, caseId: number): Promise<PhoneStory['held']> {
  const brake = await db<BrakeRecord>('brakes').where({ case_id: caseId }).whereNull('released_at').first();
  if (brake === undefined) return null;
  const kind = brake.kind as NonNullable<PhoneStory['held']>['kind'];
  return { brakeId: brake.id, kind, since: isoOf(brake.held_at) };
}
