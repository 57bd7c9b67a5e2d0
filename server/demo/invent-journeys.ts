import type { DemoAccount } from './demo-accounts.ts';
import { DEMO_DAYS, releaseMonday, type Stretch } from './demo-calendar.ts';
import { FLOW_SHAPES, type FlowShape } from './flow-shapes.ts';
import type { SeededRandom } from './seeded-random.ts';
import {
  type DemoEvent,
  type JourneyPlace,
  tellFailure,
  tellGoodJourney,
  tellLoop,
  tellSilence,
  tellSnag,
} from './tell-journey.ts';
import { DAY_MS, HOUR_MS } from '../contract/time-units.ts';

/** The client version that caught more people than any before. */
const FAULTY_VERSION = '9.1.25';
const FAULTY_CAUGHT = 0.7;
/** A pair of account and flow is left alone for this long, or its journeys would run into one another. */
const PAIR_REST_MS = 42 * DAY_MS;
const OTHER_VERSIONS: Readonly<Record<string, readonly string[]>> = {
  ios: ['9.1.22', '9.1.24', '9.1.25'],
  web: ['2026.10', '2026.11'],
  pc: ['9.0.8', '9.0.9'],
};
const SHAPES = FLOW_SHAPES.map((shape) => [shape, shape.weight] as const);

/** Invents the journeys of the demo, stretch after stretch. */
export class JourneyInventor {
  readonly #random: SeededRandom;
  readonly #accounts: readonly DemoAccount[];
  readonly #perDay: number;
  readonly #begin: number;
  readonly #release: number;
  readonly #busyUntil = new Map<string, number>();
  #owed = 0;
  #journeys = 0;

  /** @param hour the start of the current hour, UTC ms */
  constructor(random: SeededRandom, accounts: readonly DemoAccount[], hour: number, begin: number) {
    this.#random = random;
    this.#accounts = accounts;
    this.#perDay = (accounts.length * 3) / DEMO_DAYS;
    this.#begin = begin;
    this.#release = releaseMonday(hour);
  }

  /** The newest journey so far; journeys are numbered in the order of their stretches. */
  get latest(): number {
    return this.#journeys;
  }

  /** Everything that journeys beginning in this stretch will do, also after it. */
  invent(stretch: Stretch): DemoEvent[] {
    const events: DemoEvent[] = [];
    // Business grows: twice as much at the end as at the beginning.
    const growth = 0.67 + (0.66 * (stretch.from - this.#begin)) / (DEMO_DAYS * DAY_MS);
    this.#owed += (this.#perDay * growth * (stretch.to - stretch.from)) / DAY_MS;
    while (this.#owed >= 1) {
      const told = this.#one(stretch.from + Math.floor(this.#random.next() * (stretch.to - stretch.from)));
      this.#owed -= told.journeys;
      events.push(...told.events);
    }
    return events;
  }

  #one(startsAt: number): { events: DemoEvent[]; journeys: number } {
    const shape = this.#random.weigh(SHAPES);
    const account = this.#freeAccount(shape, startsAt);
    const clientVersion = this.#versionAt(account.channel, startsAt);
    this.#journeys += 1;
    const place: JourneyPlace = { journey: this.#journeys, account, shape, clientVersion, startsAt };
    const faulty =
      clientVersion === FAULTY_VERSION &&
      account.channel === 'android' &&
      shape.flow === 'identity_strengthening';
    if (!this.#random.chance(faulty ? FAULTY_CAUGHT : shape.caught))
      return { events: tellGoodJourney(this.#random, place), journeys: 1 };
    return this.#caught(place, faulty);
  }

  #caught(place: JourneyPlace, faulty: boolean): { events: DemoEvent[]; journeys: number } {
    const random = this.#random;
    const how = faulty
      ? 'loop'
      : random.weigh([
          ['loop', 62],
          ['snag', 24],
          ['silence', 11],
          ['failures', 3],
        ]);
    switch (how) {
      case 'loop': {
        const laps = random.weigh([
          [2, 62],
          [3, 24],
          [4, 9],
          [5, 5],
        ]);
        return { events: tellLoop(random, place, laps), journeys: 1 };
      }
      case 'snag':
        return { events: tellSnag(random, place, random.between(3, 5)), journeys: 1 };
      case 'silence':
        return { events: tellSilence(random, place), journeys: 1 };
      default: {
        const events = [0, 1, 2].flatMap((index) => {
          const startsAt = place.startsAt + index * random.between(10, 70) * HOUR_MS;
          return tellFailure(random, { ...place, startsAt });
        });
        return { events, journeys: 3 };
      }
    }
  }

  #freeAccount({ flow }: FlowShape, at: number): DemoAccount {
    for (let tries = 0; ; tries += 1) {
      const account = this.#random.pick(this.#accounts);
      const pair = `${account.accountId} ${flow}`;
      if (tries < 20 && (this.#busyUntil.get(pair) ?? 0) > at) continue;
      this.#busyUntil.set(pair, at + PAIR_REST_MS);
      return account;
    }
  }

  #versionAt(channel: string, at: number): string {
    const others = OTHER_VERSIONS[channel];
    if (others !== undefined) return this.#random.pick(others);
    const days = (at - this.#release) / DAY_MS;
    const adopted = days < 0 ? 0 : Math.min(0.75, 0.2 + days * 0.08);
    if (this.#random.chance(adopted)) return FAULTY_VERSION;
    return this.#random.pick(['9.1.19', '9.1.22', '9.1.24']);
  }
}
