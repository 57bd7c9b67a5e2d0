import { expect, test } from 'vitest';
import { createI18nProvider } from '../../client/i18n/i18n-provider.ts';
import { phoneHistory } from '../../client/phones/phone-history.ts';
import { INQUIRIES } from '../../server/contract/phone-inquiries.ts';
import { BRAKE_KINDS, CODE_STATES } from '../../server/contract/phones.ts';

const { translate } = createI18nProvider('en');
const names = { reason: (code: string) => translate(`reasons.${code}`) };
const say = (details: Record<string, unknown>) => phoneHistory(details, names, translate);

test('every move of a code is said with its number’s role, and with no blank to fill in', () => {
  for (const state of [...CODE_STATES, 'refused'])
    for (const target of ['new', 'old']) expect(say({ target, state })).toMatch(/^to the .+: [a-z]/);
  expect(say({ target: 'old', state: 'refused', why: 'code_wrong' })).toBe(
    'to the bound number: not accepted (code wrong)',
  );
});

test('a step that failed at the platform says why', () => {
  expect(say({ step: 'apply', state: 'failed', why: 'released_incomplete' })).toBe(
    'the platform failed (release incomplete)',
  );
  expect(say({ step: 'compensate', state: 'done' })).toBe('the platform went back');
});

test('a question to the platform says what was asked, and what came of it', () => {
  for (const step of INQUIRIES)
    for (const state of ['asked', 'answered', 'failed']) expect(say({ step, state })).toMatch(/[a-z]$/);
  expect(say({ step: 'carrier', state: 'failed', why: 'provider_unavailable' })).toMatch(
    /^no carrier’s report could be had \(/,
  );
});

test('every brake says why it holds, and a line of no phone says nothing', () => {
  for (const why of BRAKE_KINDS) expect(say({ why })).toMatch(/[a-z]\.$/);
  expect(say({ reason: 'other' })).toBe('');
});
