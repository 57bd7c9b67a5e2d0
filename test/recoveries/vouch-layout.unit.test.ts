import { describe, expect, it } from 'vitest';
import { vouchLayout } from '../../client/recoveries/vouch-layout.ts';
import type { RecoveryStory, RecoveryVoucher } from '../../server/contract/recoveries.ts';

const at = '2026-11-20T08:00:00.000Z';

function buildVoucher(accountId: string, points: number): RecoveryVoucher {
  return {
    accountId,
    verdict: 'vouched',
    at,
    refusal: null,
    appointed: false,
    friendshipDays: 400,
    accountDays: 4_000,
    standing: 'normal',
    vouchesIn90Days: 0,
    points,
    signals: [],
  };
}

const story = {
  vouchers: [buildVoucher('7719', 34), buildVoucher('4452', 0), buildVoucher('7720', 31)],
  control: { holders: 2, largest: 2, accounts: ['7719', '7720'], by: 'device' },
  graph: {
    nodes: ['7719', '7720', '4452', '1180', '0300'].map((accountId) => ({
      accountId,
      restoredAt: null,
      held: accountId === '1180',
    })),
    edges: [
      { from: '7719', to: '0300', at },
      { from: '1180', to: '7719', at },
      { from: '7720', to: '7719', at },
    ],
    shapes: [],
  },
} as unknown as RecoveryStory;

describe('The picture of vouches', () => {
  const picture = vouchLayout(story, '0300');
  const of = (accountId: string) => picture.accounts.find((one) => one.accountId === accountId);

  it('goes from who vouched earlier over who vouches now to who asks', () => {
    const [earlier, now, asks] = [of('1180'), of('7719'), of('0300')];
    expect(earlier?.x).toBeLessThan(now?.x ?? 0);
    expect(now?.x).toBeLessThan(asks?.x ?? 0);
  });

  it('frames those in one hand and nobody else', () => {
    const { hand } = picture;
    const isInside = (id: string) => {
      const { x = 0, y = 0 } = of(id) ?? {};
      return hand !== null && x > hand.x && x < hand.x + hand.width && y > hand.y && y < hand.y + hand.height;
    };
    expect(['7719', '7720', '4452', '1180', '0300'].filter(isInside)).toEqual(['7719', '7720']);
  });

  it('marks whom something speaks against, and draws every vouch once', () => {
    expect(['7719', '1180', '4452', '0300'].map((id) => of(id)?.tone)).toEqual([
      'danger',
      'danger',
      'proof',
      'requester',
    ]);
    expect(picture.vouches).toHaveLength(3);
  });

  it('puts what lies one hop further left of all others, with its vouches, and moves the rest aside', () => {
    const before = vouchLayout(story, '0300');
    const after = vouchLayout(story, '0300', {
      accountId: '1180',
      standing: 'normal',
      accountDays: 1,
      restoredAt: null,
      vouchedFor: 1,
      vouchedBy: 1,
      nodes: [
        { accountId: '1180', restoredAt: null, held: true },
        { accountId: '9999', restoredAt: null, held: false },
      ],
      edges: [{ from: '9999', to: '1180', at }],
    });
    const x = (picture: typeof before, id: string) =>
      picture.accounts.find(({ accountId }) => accountId === id)?.x ?? Number.NaN;
    expect(x(after, '9999')).toBeLessThan(x(after, '1180'));
    expect(x(after, '1180')).toBeGreaterThan(x(before, '1180'));
    expect(after.width).toBeGreaterThan(before.width);
    expect(after.vouches).toHaveLength(before.vouches.length + 1);
  });
});
