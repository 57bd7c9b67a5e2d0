import type { DemoAccount } from './demo-accounts.ts';
import type { DemoEvent } from './tell-journey.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../contract/time-units.ts';

/** The account that the documents and pictures show. */
export const SHOWCASE_ACCOUNT = '100200300';

const FLOW = 'identity_strengthening';
const DEVICE = 'd_showcase';

/** Somebody without friends to ask, blocked until a phone is bound. */
export const SHOWCASE: DemoAccount = {
  accountId: SHOWCASE_ACCOUNT,
  region: 'CN-44',
  channel: 'android',
  deviceId: DEVICE,
  said: {
    accountId: SHOWCASE_ACCOUNT,
    patch: {
      state: 'normal',
      gate: 'blocked',
      name: '张伟',
      nickname: '南海之南',
      phone: '+8613820095678',
      phoneState: 'unverified',
      realName: 'none',
      registeredAt: '2009-06-11T02:30:00.000Z',
      region: 'CN-44',
    },
  },
};

/** Two accounts on the same device: family, probably. */
export const SHOWCASE_NEIGHBOURS: readonly DemoAccount[] = ['100200417', '100201935'].map(
  (accountId, index) => ({
    accountId,
    region: 'CN-44',
    channel: 'android',
    deviceId: DEVICE,
    said: {
      accountId,
      patch: {
        state: 'normal',
        gate: 'not_required',
        name: index === 0 ? '李敏' : '张小满',
        nickname: index === 0 ? '木棉' : '小满',
        phone: index === 0 ? '+8613620071188' : '+8615820034490',
        phoneState: 'verified',
        phoneProvenBy: 'sms',
        realName: 'verified',
        registeredAt: index === 0 ? '2011-03-02T08:00:00.000Z' : '2021-09-18T08:00:00.000Z',
        region: 'CN-44',
      },
    },
  }),
);

/** The three times before: each went round twice and was given up, so that this is the fourth contact. */
export function earlierJourneys(now: number): DemoEvent[] {
  return [96, 71, 46].flatMap((daysAgo, index) => {
    const teller = tell(-1 - index, now - daysAgo * DAY_MS, '9.1.19');
    for (let lap = 0; lap < 2; lap += 1) {
      sayRound(teller);
      teller.wait(20 * HOUR_MS);
    }
    sayProofs(teller);
    teller.say('former_passwords', 'cancelled');
    return teller.events;
  });
}

/** The journey in the picture: three laps in eighteen days, the last two without anything new. */
export function showcaseJourney(now: number): DemoEvent[] {
  const teller = tell(-4, now - 18 * DAY_MS - 12 * HOUR_MS, '9.1.25');
  for (const days of [7, 11]) {
    sayRound(teller);
    teller.until(now - 18 * DAY_MS - 12 * HOUR_MS + days * DAY_MS);
  }
  teller.until(now - 75 * MINUTE_MS);
  sayRound(teller);
  teller.until(now - 45 * MINUTE_MS);
  sayProofs(teller);
  return teller.events;
}

/** One sign-in of each neighbour, by which the shared device is known. */
export function neighboursSeen(now: number): DemoEvent[] {
  return SHOWCASE_NEIGHBOURS.map((account, index) => ({
    at: now - (9 + index) * DAY_MS,
    journey: -5 - index,
    begins: true,
    account,
    flow: 'phone_change',
    step: 'sign_in',
    outcome: 'passed',
    clientVersion: '9.1.24',
  }));
}

interface Teller {
  events: DemoEvent[];
  say(
    step: string,
    outcome: DemoEvent['outcome'],
    more?: Pick<DemoEvent, 'reason' | 'evidence'>,
    afterSeconds?: number,
  ): void;
  wait(ms: number): void;
  until(at: number): void;
}

function tell(journey: number, startsAt: number, clientVersion: string): Teller {
  let at = startsAt;
  const events: DemoEvent[] = [];
  return {
    events,
    say: (step, outcome, more = {}, afterSeconds = 35) => {
      const begins = events.length === 0;
      events.push({
        at,
        journey,
        begins,
        account: SHOWCASE,
        flow: FLOW,
        step,
        outcome,
        clientVersion,
        ...more,
      });
      at += afterSeconds * 1_000;
    },
    wait: (ms) => {
      at += ms;
    },
    until: (moment) => {
      at = Math.max(at, moment);
    },
  };
}

function sayRound(teller: Teller): void {
  sayProofs(teller);
  teller.say('former_passwords', 'entered', {}, 90);
  teller.say('former_passwords', 'insufficient', {
    reason: 'material_insufficient',
    evidence: ['former_password'],
  });
  teller.say('friend_assist', 'entered', {}, 20);
  teller.say('friend_assist', 'insufficient', { reason: 'no_friends_available' });
}

function sayProofs(teller: Teller): void {
  teller.say('id_info', 'entered', {}, 80);
  teller.say('id_info', 'passed', { evidence: ['id_number'] }, 40);
  teller.say('face_scan', 'entered', {}, 25);
  teller.say('face_scan', 'passed', { evidence: ['face'] });
}
