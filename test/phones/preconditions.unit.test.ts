import { describe, expect, it } from 'vitest';
import { type PhoneSettings, phoneSettingsSchema } from '../../server/contract/phone-settings.ts';
import {
  blockersOf,
  checkPreconditions,
  isHighRisk,
  phoneCoolingOffMs,
} from '../../server/phones/check-preconditions.ts';
import { remediesOf } from '../../server/phones/phone-remedies.ts';
import type { PhoneFacts } from '../../server/phones/precondition-policy.ts';

const NOW = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;
const settings: PhoneSettings = phoneSettingsSchema.parse({});

/** A change that nothing stands in the way of; name only what the test is about. */
function buildFacts(part: Partial<PhoneFacts> = {}): PhoneFacts {
  const carrier = {
    reassigned: 'no' as const,
    referenceDate: null,
    latestSimChange: null,
    monitoredDays: 120,
    tenureSince: null,
    at: new Date(NOW).toISOString(),
  };
  return {
    action: 'change',
    account: { state: 'normal', noAssistedChange: false, restrictions: [], waysIn: ['password'] },
    binding: { state: 'verified', reassignedAt: null, isProvenSince: false, isOutOfStep: false, carrier },
    newNumber: {
      isNamed: true,
      isSame: false,
      holder: null,
      isUnderWay: false,
      verifiedAt: NOW,
      accounts: 0,
      carrier,
      isVirtualOperator: false,
    },
    proof: { by: 'sms_code', at: NOW },
    lost: false,
    lossAccepted: false,
    trouble: null,
    abnormalAt: null,
    restoredAt: null,
    openCaseIds: [],
    probationUntil: null,
    changedAt: [],
    objectedBy: [],
    ...part,
  };
}
const check = (part: Partial<PhoneFacts> = {}) => checkPreconditions(buildFacts(part), settings, NOW);
const named = (name: string, part: Partial<PhoneFacts>) => check(part).find((one) => one.name === name);
const newNumber = (part: object) =>
  ({ newNumber: { ...buildFacts().newNumber, ...part } }) as Partial<PhoneFacts>;
const binding = (part: object) => ({ binding: { ...buildFacts().binding, ...part } }) as Partial<PhoneFacts>;

describe('The checklist of a phone action', () => {
  it('passes where everything is in its place', () => {
    expect(check().filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });

  it('says why each fails, what clears it, and when it clears by itself', () => {
    const failing: [string, Partial<PhoneFacts>, object][] = [
      [
        'account_normal',
        { account: { ...buildFacts().account, state: 'banned' } },
        { why: 'account_banned', remedies: ['appeal'] },
      ],
      ['binding_valid', { binding: null }, { why: 'binding_wrong', remedies: ['repair_record'] }],
      ['binding_valid', binding({ isOutOfStep: true }), { why: 'info_out_of_step' }],
      ['binding_valid', { trouble: 'binding_expired' }, { remedies: ['ask_code_old', 'repair_record'] }],
      [
        'no_abnormal_sign_in',
        { abnormalAt: NOW - 2 * DAY },
        { figure: 2, limit: 7, until: new Date(NOW + 5 * DAY).toISOString() },
      ],
      ['new_number_free', newNumber({ isNamed: false }), { remedies: ['set_new_number'] }],
      ['new_number_free', newNumber({ holder: { accountId: '9', isStale: false } }), { accounts: ['9'] }],
      ['new_number_free', newNumber({ isUnderWay: true }), { why: 'new_number_bound' }],
      ['new_number_verified', newNumber({ verifiedAt: null }), { remedies: ['ask_code_new'] }],
      ['old_number_proven', { proof: null }, { remedies: ['ask_code_old', 'ask_proof', 'accept_loss'] }],
      ['no_open_case', { openCaseIds: [7] }, { caseIds: [7], remedies: ['see_case'] }],
      ['not_on_probation', { probationUntil: NOW + 3 * DAY }, { figure: 3, remedies: ['wait_until'] }],
      [
        'within_account_limit',
        { changedAt: [NOW - 5 * DAY, NOW - 9 * DAY] },
        { figure: 2, until: new Date(NOW + 21 * DAY).toISOString() },
      ],
      ['within_number_limit', newNumber({ accounts: 5 }), { figure: 5, limit: 5 }],
      [
        'no_system_restriction',
        { account: { ...buildFacts().account, noAssistedChange: true } },
        { remedies: ['clear_restriction'] },
      ],
      ['no_objection', { objectedBy: ['old_phone'] }, { remedies: ['settle_objection'] }],
    ];
    for (const [name, part, expected] of failing)
      expect(named(name, part)).toMatchObject({ name, verdict: 'fail', ...expected });
  });

  it('raises the risk and refuses nothing where carriers say nothing, or something worrying', () => {
    const unknown = { carrier: null };
    const silent = { ...binding(unknown), ...newNumber(unknown) };
    expect(named('no_recent_sim_change', silent)?.verdict).toBe('unknown');
    expect(named('not_reassigned', silent)?.verdict).toBe('unknown');
    const carrier = {
      ...buildFacts().binding?.carrier,
      latestSimChange: new Date(NOW - 2 * DAY).toISOString(),
    };
    expect(named('no_recent_sim_change', newNumber({ carrier }))).toMatchObject({
      verdict: 'warn',
      figure: 2,
      limit: 10,
    });
    expect(named('not_reassigned', binding({ reassignedAt: NOW }))).toMatchObject({
      verdict: 'warn',
      why: 'number_reassigned',
    });
    expect(blockersOf(check({ ...silent, ...binding({ reassignedAt: NOW }) }), false)).toEqual([]);
  });

  it('takes an expired number for valid once it was proven again', () => {
    const part = { trouble: 'binding_expired', ...binding({ isProvenSince: true }) };
    expect(named('binding_valid', part)?.verdict).toBe('pass');
  });

  it('never asks a number that is somebody else’s by now for a code', () => {
    const part = { ...binding({ reassignedAt: NOW }), proof: null };
    expect(named('old_number_proven', part)?.remedies).toEqual(['ask_proof', 'accept_loss']);
  });

  it('lets a review accept the loss of the old number, and nothing else', () => {
    const list = check({ proof: null, openCaseIds: [7] });
    expect(blockersOf(list, true).map(({ name }) => name)).toEqual(['no_open_case']);
  });

  it('does not hold what must be undone to what somebody did meanwhile', () => {
    const list = check({
      action: 'reverse',
      openCaseIds: [7],
      abnormalAt: NOW,
      account: { ...buildFacts().account, state: 'frozen' },
    });
    expect(list.map(({ name, verdict }) => [name, verdict])).toEqual([['new_number_free', 'pass']]);
  });
});

describe('The cooling-off', () => {
  it('is a day for changes and unbinds, three at high risk, and none for binding', () => {
    const facts = buildFacts();
    expect(isHighRisk(facts, false, settings, NOW)).toBe(false);
    expect(isHighRisk({ ...facts, proof: null }, true, settings, NOW)).toBe(true);
    expect(isHighRisk({ ...facts, restoredAt: NOW - DAY }, false, settings, NOW)).toBe(true);
    expect(phoneCoolingOffMs('change', false, settings)).toBe(DAY);
    expect(phoneCoolingOffMs('unbind', true, settings)).toBe(3 * DAY);
    expect(phoneCoolingOffMs('bind', true, settings)).toBe(0);
  });
});

describe('The failures that bring users here', () => {
  it('each lead to a remedy of their own', () => {
    const seeds = [
      'not_effective',
      'info_out_of_step',
      'released_incomplete',
      'account_inactive',
      'number_reassigned',
      'new_number_bound',
    ];
    const found = remediesOf(seeds);
    expect(found.map(({ reason }) => reason)).toEqual(seeds);
    expect(found.map(({ remedy }) => remedy)).not.toContain('check_platform');
  });
});
