import { describe, expect, it } from 'vitest';
import { accountClaims } from '../../client/accounts/account-claims.ts';
import type { AccountPage } from '../../server/contract/account-page.ts';
import { buildBinding } from './build-phone-story.ts';

function account(part: Partial<AccountPage> = {}): AccountPage {
  return {
    accountId: '100200300',
    state: 'normal',
    gate: null,
    nickname: null,
    name: null,
    realName: null,
    region: null,
    registeredAt: null,
    probationUntil: null,
    noAssistedChange: false,
    restrictions: [],
    waysIn: null,
    current: buildBinding(),
    bindings: [],
    sameNumber: { count: 0, isMore: false, accounts: [] },
    openCases: [],
    preconditions: { bind: [], change: [], unbind: [] },
    ...part,
  };
}

const keys = (part: Partial<AccountPage>) => accountClaims(account(part)).map(({ key }) => key);

describe('The sentence of an account', () => {
  it('says what a sound phone is good for, and that no case is open', () => {
    expect(keys({})).toEqual(['good', 'noCases']);
  });

  it('says a use that the number does not have, so that nobody takes it for granted', () => {
    const current = buildBinding({ uses: ['sign_in', 'notice'] });
    const claims = accountClaims(account({ current }));
    expect(claims.find(({ key }) => key === 'notFor')?.uses).toEqual(['recovery']);
  });

  it('never praises a number that belongs to somebody else by now', () => {
    const current = buildBinding({ reassignedAt: '2026-01-01T00:00:00.000Z' });
    expect(keys({ current })).toEqual(['reassigned', 'noCases']);
  });

  it('puts a state that is not normal first, and whatever holds the account after its phone', () => {
    const part: Partial<AccountPage> = {
      state: 'frozen',
      current: null,
      probationUntil: '2026-12-01T00:00:00.000Z',
      noAssistedChange: true,
      restrictions: [{ rule: 'night_rule', until: null }],
    };
    expect(keys(part)).toEqual(['state', 'noPhone', 'probation', 'locked', 'restricted', 'noCases']);
  });
});
