import type { Stretch } from './demo-calendar.ts';
import type { DemoEvent } from './tell-journey.ts';

/** Events that have yet to happen, by the stretch in which they do; those past the last stretch never will. */
export class WaitingEvents {
  readonly #stretches: readonly Stretch[];
  readonly #byStretch: DemoEvent[][];
  readonly #dropped = new Map<string, number>();

  constructor(stretches: readonly Stretch[]) {
    this.#stretches = stretches;
    this.#byStretch = stretches.map(() => []);
  }

  add(events: readonly DemoEvent[]): void {
    for (const event of events) {
      const index = this.#stretchOf(event.at);
      this.#byStretch[index]?.push(event);
    }
  }

  /** What staff decided overtakes what the user would have done unasked. */
  drop(accountId: string, flow: string, upToJourney: number): void {
    this.#dropped.set(`${accountId} ${flow}`, upToJourney);
  }

  /** Takes the events of a stretch, in order. */
  take(index: number): DemoEvent[] {
    const events = this.#byStretch[index] ?? [];
    this.#byStretch[index] = [];
    return events
      .filter(
        ({ account, flow, journey }) =>
          journey > (this.#dropped.get(`${account.accountId} ${flow}`) ?? -Infinity),
      )
      .sort((a, b) => a.at - b.at);
  }

  #stretchOf(at: number): number {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at <= (this.#stretches[middle]?.to ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
