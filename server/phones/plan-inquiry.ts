import type { PhoneInquiryRecord } from '../../db/phone-tables.ts';
import type { INQUIRY_STATES, InquirySubject } from '../contract/phone-inquiries.ts';
import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { ProblemCode } from '../contract/problem-codes.ts';
import { DAY_MS, MINUTE_MS } from '../contract/time-units.ts';
import { listRemedies } from './list-remedies.ts';
import type { PhoneSituation } from './phone-situation.ts';
import { openStep } from './phone-steps.ts';

/** Until when an answer is waited for, UTC ms. */
export function answerBy({ asked_at: at }: PhoneInquiryRecord, { inquiries }: PhoneSettings): number {
  return at + inquiries.answerMinutes * MINUTE_MS;
}

/** The state as of now: one that nobody answered in time is unanswered though nothing said so. */
export function inquiryStateAt(
  inquiry: PhoneInquiryRecord,
  settings: PhoneSettings,
  now: number,
): (typeof INQUIRY_STATES)[number] {
  const state = inquiry.state as (typeof INQUIRY_STATES)[number];
  return state === 'asked' && now > answerBy(inquiry, settings) ? 'unanswered' : state;
}

/** What calls for a question, a reason code: what stands in the way, or went wrong before; null where nothing does. Pure. */
export function reasonToAsk(situation: PhoneSituation, about: InquirySubject): string | null {
  const wanted = about === 'record' ? 'repair_record' : 'prove_stale';
  const inTheWay = situation.preconditions.find(
    ({ verdict, remedies }) => verdict === 'fail' && remedies.includes(wanted),
  );
  return inTheWay?.why ?? listRemedies(situation).find(({ remedy }) => remedy === wanted)?.reason ?? null;
}

/** Whom a question is about: the account itself, or who has the number that it wants; null where nobody is asked about. */
export function askedAbout(situation: PhoneSituation, about: InquirySubject): string | null {
  const { facts, request, steps } = situation;
  if (request.applied_at !== null || request.action === 'reverse' || openStep(steps) !== null) return null;
  if (reasonToAsk(situation, about) === null) return null;
  return about === 'record' ? request.account_id : (facts.newNumber?.holder?.accountId ?? null);
}

/**
 * Why the platform may not be asked now; null where it may. The same question of another case counts: what one account or
 * number is asked about is asked about it wherever. Pure.
 */
export function inquiryRefusal(situation: PhoneSituation, about: InquirySubject): ProblemCode | null {
  const subject = askedAbout(situation, about);
  if (subject === null) return 'decision_refused';
  const { settings, now } = situation;
  const [newest] = alike(situation, about, subject);
  if (newest === undefined) return null;
  if (inquiryStateAt(newest, settings, now) === 'asked') return 'platform_asked_already';
  return now < (againFrom(situation, about) ?? Number.POSITIVE_INFINITY) ? 'platform_asked_too_often' : null;
}

/** From when the same may be asked again, UTC ms; null where there is nothing to ask, or not today. Pure. */
export function againFrom(situation: PhoneSituation, about: InquirySubject): number | null {
  const subject = askedAbout(situation, about);
  if (subject === null) return null;
  const { settings, now } = situation;
  const asked = alike(situation, about, subject);
  const today = asked.filter(({ asked_at: at }) => at > now - DAY_MS).length;
  const [newest] = asked;
  if (newest === undefined || today >= settings.inquiries.aDay) return null;
  const waits = inquiryStateAt(newest, settings, now) === 'asked' ? answerBy(newest, settings) + 1 : 0;
  return Math.max(waits, newest.asked_at + settings.inquiries.againMinutes * MINUTE_MS);
}

function alike(
  { inquiries, request }: PhoneSituation,
  about: InquirySubject,
  subject: string,
): PhoneInquiryRecord[] {
  return inquiries.filter(
    (one) => one.about === about && (one.case_id === request.case_id || one.account_id === subject),
  );
}
