import type { QualityReviewRecord } from '../../db/quality-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { claimNext } from '../cases/claim-next.ts';
import { kindOf } from '../cases/case-kind.ts';
import { decideCase } from '../cases/decide-case.ts';
import type { DecisionInput } from '../contract/cases.ts';
import { DAY_MS, MINUTE_MS } from '../contract/time-units.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { drawReviews } from '../quality/draw-reviews.ts';
import { inOneTransaction } from './demo-deps.ts';
import { type DemoDesk, runTimers } from './demo-desk.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** So many reviews make figures worth looking at. */
const REVIEWS = 150;
/** Closed cases to be expected of 20,000 accounts. */
const CLOSED = 700;
/** What is drawn in the last days still waits. */
const WAITING_DAYS = 3;

const SAME = 0.84;
/** Of what two people approved: so that there is something to look at. */
const SAME_APPROVED = 0.7;
const SAME_REASON = 0.7;
const HARM = 0.7;

/** Somebody of a third team who reviews blind, once a day; the latest reviews are left open. */
export class DemoReviews {
  readonly #desk: DemoDesk;
  readonly #reviewer: StaffActor;
  readonly #random: SeededRandom;
  readonly #share: number;
  readonly #end: number;
  #drawnAt = 0;

  /** `end` is where the demo's time stops, UTC ms. */
  constructor(
    desk: DemoDesk,
    reviewer: StaffActor,
    options: { seed: number; accounts: number; end: number },
  ) {
    this.#desk = desk;
    this.#reviewer = reviewer;
    // A stream of its own: the rest of the demo is the same without reviews.
    this.#random = seededRandom(options.seed + 1);
    this.#share = Math.min(1, REVIEWS / (CLOSED * (options.accounts / 20_000)));
    this.#end = options.end;
  }

  /** Draws once a day, and lets the reviewer take what there is. */
  async work(): Promise<void> {
    const { time, deps } = this.#desk;
    if (time.now - this.#drawnAt < DAY_MS) return;
    this.#drawnAt = time.now;
    await inOneTransaction(await this.#drawingMore(deps), async (inner) => {
      const seed = this.#random.between(0, 2 ** 30);
      await drawReviews(inner, time.now, () => `demo ${seed} ${time.now}`);
      if (time.now > this.#end - WAITING_DAYS * DAY_MS) return;
      while (await this.#reviewNext(inner));
      time.now += MINUTE_MS;
      await runTimers(this.#desk, inner);
    });
  }

  async #drawingMore(deps: IntakeDeps): Promise<IntakeDeps> {
    const settings = await deps.settings();
    const quality = {
      ...settings.quality,
      approvalShare: Math.max(this.#share, settings.quality.approvalShare),
      otherShare: this.#share,
      mostPerDay: REVIEWS,
    };
    return { ...deps, settings: () => Promise.resolve({ ...settings, quality }) };
  }

  async #reviewNext(deps: IntakeDeps): Promise<boolean> {
    try {
      const row = await claimNext(deps, this.#reviewer, { kind: 'quality_review' });
      const input = await this.#judge(deps, row);
      await decideCase(deps, this.#reviewer, row.id, { ...input, version: row.version }, newId());
      return true;
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'no_next_case') return false;
      throw error;
    }
  }

  // The invented reviewer agrees about as often as people do; a real one could not look here.
  async #judge(deps: IntakeDeps, row: CaseRecord): Promise<Omit<DecisionInput, 'version'>> {
    const random = this.#random;
    const { options } = await kindOf(deps.kinds, row.kind).prepare(deps.db.read, row, this.#desk.time.now);
    const open = options.filter(({ refusal }) => refusal === null);
    const review = (await deps.db
      .read<QualityReviewRecord>('quality_reviews')
      .where({ case_id: row.id })
      .first()) as QualityReviewRecord;
    const others = open.filter(({ type }) => type !== review.decision_type);
    const same = open.find(({ type }) => type === review.decision_type);
    const option =
      same !== undefined && random.chance(review.approved === 1 ? SAME_APPROVED : SAME)
        ? same
        : random.pick(others);
    const reason =
      option.reasons.includes(review.reason) && random.chance(SAME_REASON)
        ? review.reason
        : (option.reasons[0] ?? 'other');
    const harm = option !== same && review.approved === 1 && random.chance(HARM);
    return { type: option.type, reason, params: { harm } };
  }
}
