import type { Claim } from '../../server/contract/claims.ts';
import type { Locale } from '../../server/contract/names.ts';
import { listOf, type Say, type TextParams } from '../ui/texts.ts';
import type { claimMessages } from './claim-messages.ts';

/** What a claim needs to be said: the texts and the names of steps, reasons and evidence. */
export interface ClaimVoice {
  locale: Locale;
  say: Say<typeof claimMessages>;
  step: (name: string) => string;
  reason: (name: string) => string;
  evidence: (name: string) => string;
  channel: (name: string) => string;
  /** What a phone action, or a precondition that fails, is called. */
  phone: (of: 'asked' | 'action' | 'fails' | 'missing', name: string) => string;
}

/** Says one claim, without a full stop. Codes in it are said by their titles. */
export function claimText(claim: Claim, voice: ClaimVoice): string {
  return voice.say(`claims.${claim.key}`, claimParams(claim, voice));
}

/** The shortest true form: what a line of the queue shows. */
export function shortClaimText(claim: Claim, voice: ClaimVoice): string {
  if (claim.key === 'sentence.lapsEmpty')
    return voice.say('claims.shortLapsEmpty', claimParams(claim, voice));
  return claimText(claim, voice);
}

/** All that is said of a case: what is wrong in one sentence, and in one more what was never tried. */
export function sentenceText(claims: readonly Claim[], voice: ClaimVoice): string {
  return sentenceParts(claims, voice)
    .map(({ text, after }) => text + after)
    .join('');
}

/** The same, claim by claim, each with the mark that follows it. */
export function sentenceParts(
  claims: readonly Claim[],
  voice: ClaimVoice,
): { claim: Claim; text: string; after: string }[] {
  return claims.map((claim, index) => {
    const text = claimText(claim, voice);
    const isFirst = index === 0 || isApart(claim, claims[index - 1]);
    return { claim, text: isFirst ? capital(text) : text, after: voice.say(markAfter(claims, index)) };
  });
}

function markAfter(claims: readonly Claim[], index: number) {
  const [claim, next, afterNext] = claims.slice(index);
  if (claim === undefined || next === undefined) return 'claims.end';
  if (isApart(next, claim)) return 'claims.stop';
  if (index === 0 && (claim.key.startsWith('sentence.laps') || claim.key === 'sentence.phoneAsked'))
    return 'claims.colon';
  const isLastBut = afterNext === undefined || isApart(afterNext, next);
  return isLastBut ? 'claims.and' : 'claims.comma';
}

function isApart(claim: Claim, before: Claim | undefined): boolean {
  return claim.key === 'sentence.neverTried' || before?.key === 'sentence.neverTried';
}

/** With a capital first letter, where the script has any. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function claimParams(claim: Claim, voice: ClaimVoice): TextParams {
  const params: TextParams = {};
  for (const [name, value] of Object.entries(claim.params)) params[name] = paramText(name, value, voice);
  if (claim.key === 'sentence.phoneAsked') params['asked'] = askedText(claim, voice);
  const count = params['laps'] ?? params['times'] ?? params['days'];
  if (typeof count === 'number') params['smart_count'] = count;
  const hours = params['hours'];
  if (typeof hours === 'number') params['duration'] = hoursText(hours, voice);
  return params;
}

function paramText(name: string, value: string | number | string[], voice: ClaimVoice): string | number {
  if (typeof value === 'number') return value;
  const title = titleOf(name, voice);
  if (typeof value === 'string') return title(value);
  const titles = value.map(title);
  if (name === 'evidence') return listOf(voice.locale, titles);
  return new Intl.ListFormat(voice.locale, { type: 'conjunction' }).format(titles);
}

// "Change to 139****0001", or "change the phone" while no number is named.
function askedText({ params }: Claim, voice: ClaimVoice): string {
  const [action, number] = [String(params['action']), String(params['number'] ?? '')];
  return number === '' ? voice.phone('action', action) : `${voice.phone('asked', action)} ${number}`;
}

function titleOf(param: string, voice: ClaimVoice): (name: string) => string {
  if (param === 'accounts') return (accountId) => accountId;
  if (param === 'cases') return (id) => `#${id}`;
  if (param === 'number') return (number) => number;
  if (param === 'action') return (name) => voice.phone('action', name);
  if (param === 'preconditions') return (name) => voice.phone('fails', name);
  if (param === 'missing') return (name) => voice.phone('missing', name);
  if (param === 'channel') return voice.channel;
  if (param === 'reason') return voice.reason;
  return param === 'evidence' ? voice.evidence : voice.step;
}

// Two days and more are said in days: "124 hours" says little to a person.
function hoursText(hours: number, voice: ClaimVoice): string {
  if (hours < 48) return voice.say('claims.hours', { n: hours });
  return voice.say('claims.days', { smart_count: Math.floor(hours / 24) });
}
