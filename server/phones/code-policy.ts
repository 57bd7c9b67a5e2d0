import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { CODE_STATES, CodeTarget } from '../contract/phones.ts';
import type { ProblemCode } from '../contract/problem-codes.ts';

/** What is known of a code; times are UTC ms. */
export interface CodeFacts {
  state: string;
  asked_at: number;
  expires_at: number | null;
  tries: number;
}

/** Why no code may be sent to this number now; null where one may. Pure. */
export function codeRefusal(
  newest: CodeFacts | undefined,
  today: number,
  { codes }: PhoneSettings,
  now: number,
): Extract<ProblemCode, 'code_too_soon' | 'code_limit_reached'> | null {
  if (today >= codes.aDay) return 'code_limit_reached';
  if (newest !== undefined && now < newest.asked_at + codes.resendSeconds * 1_000) return 'code_too_soon';
  return null;
}

/** The code's state as of now: one that ran out is expired though no event said so. */
export function codeStateAt(
  code: CodeFacts,
  { codes }: PhoneSettings,
  now: number,
): (typeof CODE_STATES)[number] {
  const state = code.state as (typeof CODE_STATES)[number];
  if (state !== 'sent') return state;
  if (code.tries >= codes.tries) return 'exhausted';
  return code.expires_at !== null && now > code.expires_at ? 'expired' : 'sent';
}

/** What an event of the platform says of a code; `at` is the event's moment. */
export interface CodeNews {
  outcome: string;
  reason: string | null;
  at: number;
}

/**
 * The code after an event: sent, a wrong try, expired, or entered rightly. In time counts by the event's own moment,
 * with some seconds for a clock that is off; late or after too many tries it stays as it was. Pure.
 */
export function codeAfter<C extends CodeFacts & { sent_at: number | null; verified_at: number | null }>(
  code: C,
  news: CodeNews,
  { codes }: PhoneSettings,
): Partial<C> | null {
  if (code.state === 'verified' || code.state === 'exhausted') return null;
  const change = (set: Partial<CodeFacts & { sent_at: number | null; verified_at: number | null }>) =>
    set as Partial<C>;
  switch (news.outcome) {
    case 'entered':
    case 'submitted':
      if (code.sent_at !== null) return null;
      return change({ state: 'sent', sent_at: news.at, expires_at: news.at + codes.lifeSeconds * 1_000 });
    case 'failed':
    case 'insufficient': {
      const tries = code.tries + 1;
      return change({ tries, state: tries >= codes.tries ? 'exhausted' : code.state });
    }
    case 'expired':
      return change({ state: 'expired' });
    case 'passed': {
      const ends = code.expires_at ?? code.asked_at + codes.lifeSeconds * 1_000;
      // The platform's clock started when it sent, ours when we asked: only the later end is its.
      const late =
        news.at > Math.max(ends, code.asked_at + codes.lifeSeconds * 1_000) + codes.skewSeconds * 1_000;
      const early = news.at < code.asked_at - codes.skewSeconds * 1_000;
      return late || early ? null : change({ state: 'verified', verified_at: news.at });
    }
    default:
      return null;
  }
}

/** Which numbers a code can be of use to: the new one, and the old one while it still serves its account. */
export function codeTargets(has: { newNumber: boolean; oldServes: boolean }): CodeTarget[] {
  return [...(has.newNumber ? (['new'] as const) : []), ...(has.oldServes ? (['old'] as const) : [])];
}
