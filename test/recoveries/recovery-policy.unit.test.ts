import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VouchRefusal } from '../../server/contract/recoveries.ts';
import {
  approvalRefusal,
  coolingOffMs,
  countedVouchers,
  namingFault,
  type Restored,
  reversalRefusal,
  type VouchFacts,
  vouchRefusal,
} from '../../server/recoveries/recovery-policy.ts';
import { AT, buildFacts, buildFriend, DAY, RECOVERY_SETTINGS as SETTINGS } from './build-recovery.ts';

const UNTIL = AT + 3 * DAY;

describe('A vouch', () => {
  it('counts from a friend of 180 days whose account is a year old and in good standing', () => {
    const at = AT;
    const justOld = { at, friendSince: at - 180 * DAY, registeredAt: at - 365 * DAY };
    expect(vouchRefusal(buildFriend('1', justOld), UNTIL, SETTINGS)).toBeNull();
  });

  const REFUSED: [VouchRefusal, Partial<VouchFacts>][] = [
    ['not_named', { place: null }],
    ['too_many_named', { place: 5 }],
    ['late', { at: UNTIL + 1 }],
    ['unknown_account', { known: false }],
    ['not_in_good_standing', { standing: 'banned' }],
    ['no_friendship', { friendSince: null }],
    ['friendship_too_young', { at: AT, friendSince: AT - 180 * DAY + 1 }],
    ['account_too_young', { at: AT, registeredAt: AT - 365 * DAY + 1 }],
    ['on_probation', { at: AT, restoredAt: AT - 30 * DAY + 1 }],
    ['vouched_too_often', { vouchesIn90Days: 3 }],
    ['vouched_too_often', { vouchesInAll: 10 }],
  ];
  for (const [refusal, changes] of REFUSED)
    it(`does not count, ${refusal}: ${JSON.stringify(changes)}`, () => {
      expect(vouchRefusal(buildFriend('1', changes), UNTIL, SETTINGS)).toBe(refusal);
    });

  it('of a friend first named in the request is judged by the day of the naming, of one appointed by the day of the vouch', () => {
    const ripe = { at: AT, namedAt: AT - DAY, friendSince: AT - 180 * DAY };
    expect(vouchRefusal(buildFriend('1', ripe), UNTIL, SETTINGS)).toBe('friendship_too_young');
    expect(vouchRefusal(buildFriend('1', { ...ripe, appointed: true }), UNTIL, SETTINGS)).toBeNull();
  });

  it('counts again when probation has passed', () => {
    const friend = buildFriend('1', { at: AT, restoredAt: AT - 30 * DAY });
    expect(vouchRefusal(friend, UNTIL, SETTINGS)).toBeNull();
  });
});

describe('A reversal', () => {
  const restored = { restoredAt: AT, reversedAt: null, reverseCaseId: null };
  const refusal = (changes: Partial<Restored>, now = AT) =>
    reversalRefusal({ ...restored, ...changes }, 7, SETTINGS, now);

  it('is possible for thirty days from the effect, to the millisecond', () => {
    expect(refusal({}, AT + 30 * DAY)).toBeNull();
    expect(refusal({}, AT + 30 * DAY + 1)).toBe('reversal_over');
  });

  it('needs a recovery that took effect, and that nobody else has reversed or is reversing', () => {
    expect(reversalRefusal(null, 7, SETTINGS, AT)).toBe('nothing_to_reverse');
    expect(refusal({ restoredAt: null })).toBe('nothing_to_reverse');
    expect(refusal({ reversedAt: AT })).toBe('already_reversed');
    expect(refusal({ reverseCaseId: 8 })).toBe('already_reversed');
    expect(refusal({ reverseCaseId: 7 })).toBeNull();
  });
});

describe('An approval', () => {
  const three = ['1', '2', '3'].map((id) => buildFriend(id));

  it('needs three vouches that count, a second method, a free number, no lock, and nobody’s objection', () => {
    expect(approvalRefusal(buildFacts(three), SETTINGS)).toBeNull();
    expect(approvalRefusal(buildFacts(three.slice(1)), SETTINGS)).toBe('vouches_missing');
    expect(approvalRefusal(buildFacts(three, { secondMethod: null }), SETTINGS)).toBe(
      'second_method_missing',
    );
    expect(approvalRefusal(buildFacts(three, { locked: true }), SETTINGS)).toBe('assisted_change_locked');
    expect(approvalRefusal(buildFacts(three, { newPhoneTakenBy: '9' }), SETTINGS)).toBe('new_number_bound');
    expect(approvalRefusal(buildFacts(three, { objectedBy: ['old_phone'] }), SETTINGS)).toBe(
      'objection_stands',
    );
  });

  it('is never possible with vouches alone, however many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (n) => {
        const many = Array.from({ length: n }, (_, index) => buildFriend(String(index)));
        expect(approvalRefusal(buildFacts(many, { secondMethod: null }), SETTINGS)).not.toBeNull();
      }),
    );
  });

  it('hears refusals and withdrawals as no vouch', () => {
    const facts = buildFacts([
      ...three,
      buildFriend('4', { verdict: 'withdrawn' }),
      buildFriend('5', { verdict: 'declined' }),
    ]);
    expect(countedVouchers(facts, SETTINGS).map((one) => one.accountId)).toEqual(['1', '2', '3']);
  });

  it('waits a day, and three days from risk 70', () => {
    expect(coolingOffMs(69, SETTINGS)).toBe(DAY);
    expect(coolingOffMs(70, SETTINGS)).toBe(3 * DAY);
  });
});

describe('Friends are named', () => {
  it('each once, and never oneself', () => {
    expect(namingFault(['1', '2'], '9')).toBeNull();
    expect(namingFault(['1', '2', '1'], '9')).toBe('friend_named_twice');
    expect(namingFault(['1', '9'], '9')).toBe('own_friend');
  });
});
