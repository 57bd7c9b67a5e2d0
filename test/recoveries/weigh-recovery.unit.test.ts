import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlOf } from '../../server/recoveries/group-marks.ts';
import type { VouchFacts } from '../../server/recoveries/recovery-policy.ts';
import { weighRecovery } from '../../server/recoveries/weigh-recovery.ts';
import { AT, buildFacts, buildFriend, DAY, MINUTE, RECOVERY_SETTINGS as SETTINGS } from './build-recovery.ts';

const MARKS = { device: ['one device'], network: [], phone: [] };

describe('The risk of a recovery', () => {
  it('is nothing where old friends vouch, each from their own device', () => {
    const risk = weighRecovery(buildFacts(['1', '2', '3'].map((id) => buildFriend(id))), SETTINGS);
    expect(risk).toMatchObject({ points: 0, total: 0, request: [] });
  });

  it('names each sign with its figure, its weight and where it is from', () => {
    const { vouchers } = weighRecovery(
      buildFacts([
        buildFriend('1', {
          at: AT,
          friendSince: AT - 41 * DAY,
          marks: { device: ['device of the requester'], network: [], phone: [] },
          restoredAt: AT - 11 * DAY,
          restoredBy: ['2', '7'],
        }),
        buildFriend('2', { at: AT + 6 * MINUTE }),
      ]),
      SETTINGS,
    );
    expect(vouchers.get('1')).toEqual([
      {
        signal: 'friendship_age',
        figure: 41,
        limit: 365,
        weight: 12,
        source: 'relations',
        accounts: [],
      },
      { signal: 'shared_device', figure: 1, limit: 30, weight: 14, source: 'events', accounts: [] },
      { signal: 'burst', figure: 6, limit: 10, weight: 5, source: 'vouches', accounts: ['2'] },
      { signal: 'recently_recovered', figure: 11, limit: 180, weight: 8, source: 'vouches', accounts: [] },
      { signal: 'same_people', figure: 1, limit: null, weight: 8, source: 'vouches', accounts: ['2'] },
    ]);
  });

  it('can be added up again from the parts shown, in any order of the friends', () => {
    const friend = fc.record({
      id: fc.integer({ min: 1, max: 30 }),
      minutes: fc.integer({ min: 0, max: 600 }),
      friendDays: fc.integer({ min: 0, max: 800 }),
      device: fc.constantFrom('a', 'b', 'c'),
      mutual: fc.boolean(),
      recent: fc.integer({ min: 0, max: 5 }),
    });
    const friends = fc.uniqueArray(friend, { selector: ({ id }) => id, maxLength: 6 });
    fc.assert(
      fc.property(friends, fc.integer({ min: 0, max: 5 }), (made, turn) => {
        const all = made.map(({ id, minutes, friendDays, device, mutual, recent }) => {
          const at = AT + minutes * MINUTE;
          const marks = { device: [device], network: [], phone: [] };
          const friendSince = at - friendDays * DAY;
          return buildFriend(String(id), { at, friendSince, marks, mutual, vouchesIn90Days: recent });
        });
        const facts = (list: VouchFacts[]) => buildFacts(list, { marks: { ...MARKS, device: ['a'] } });
        const risk = weighRecovery(facts(all), SETTINGS);
        const parts = [...risk.vouchers.values(), risk.request].flat();
        const sum = parts.reduce((points, { weight }) => points + weight, 0);
        expect(risk).toMatchObject({ points: sum, total: Math.min(100, sum) });
        for (const { signal, weight } of parts) expect(weight).toBe(SETTINGS.weights[signal]);
        const turned = weighRecovery(facts([...all.slice(turn), ...all.slice(0, turn)]), SETTINGS);
        expect(turned.total).toBe(risk.total);
      }),
    );
  });

  it('follows the weights that are set', () => {
    const facts = buildFacts([buildFriend('1', { mutual: true })]);
    const heavy = { ...SETTINGS, weights: { ...SETTINGS.weights, mutual: 50 } };
    expect(weighRecovery(facts, SETTINGS).total).toBe(4);
    expect(weighRecovery(facts, heavy).total).toBe(50);
  });
});

describe('What an attacker would have to control', () => {
  it('is one device where it holds two of three votes, and then one more person', () => {
    const friends = [
      buildFriend('1', { marks: MARKS }),
      buildFriend('2', { marks: MARKS }),
      buildFriend('3'),
    ];
    expect(controlOf(friends, 3)).toEqual({
      holders: 2,
      largest: 2,
      accounts: ['1', '2'],
      by: 'device',
    });
  });

  it('is three people where they share nothing, and nobody where nobody vouched', () => {
    expect(
      controlOf(
        ['1', '2', '3'].map((id) => buildFriend(id)),
        3,
      ),
    ).toMatchObject({
      holders: 3,
      largest: 1,
      by: 'person',
    });
    expect(controlOf([], 3)).toMatchObject({ holders: 0, largest: 0 });
  });

  it('never grows when two more accounts are seen to share a device', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }), (devices) => {
        const on = (list: number[]) =>
          list.map((device, index) =>
            buildFriend(String(index), { marks: { ...MARKS, device: [String(device)] } }),
          );
        const merged = devices.map((device) => (device === 1 ? 0 : device));
        expect(controlOf(on(merged), 3).holders).toBeLessThanOrEqual(controlOf(on(devices), 3).holders);
      }),
    );
  });
});
