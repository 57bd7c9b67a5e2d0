import { randomBytes } from 'node:crypto';
import type { Database, Reader, Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { QualitySettings } from '../contract/quality-settings.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { systemActor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { localDays } from '../platform/local-days.ts';
import { type Carry, type DrawShares, drawSample, type DrawUnit, sharesWithin } from './draw-sample.ts';
import { type Drawable, listDrawable } from './list-drawable.ts';
import { openReviews } from './open-reviews.ts';
import type { QualityDeps } from './quality-deps.ts';
import { settleFrame } from './settle-frame.ts';

const system = systemActor('quality');
/** A draw holds SQLite's writer for some milliseconds. */
const AT_ONCE = 200;

export interface DrawDeps extends QualityDeps {
  db: Database;
  clock: Clock;
}

/** Why this draw drew whom it drew: with the rows of its frame it can be counted again. */
export interface DrawRecord {
  id: string;
  at: number;
  seed: string;
  /** JSON: `DrawShares`. */
  shares: string;
  /** JSON: `Carry`, before and after. */
  carry_before: string;
  carry_after: string;
}

/**
 * Draws reviews among all decisions that closed a case since the last draw, each once, and opens those reviews. Each
 * slice is one transaction: the draw with its seed, the frame with its chances, the reviews, and the record of it.
 * Answers how many reviews were opened.
 */
export async function drawReviews(
  deps: DrawDeps,
  now: number,
  newSeed: () => string = () => randomBytes(16).toString('hex'),
): Promise<number> {
  let opened = 0;
  for (;;) {
    // Looked for outside: what holds the writer must not grow with the work under way.
    const found = await listDrawable(deps.db.read, AT_ONCE);
    if (found.length === 0) break;
    const ids = found.map((one) => one.decision_id);
    opened += await deps.db.write((tx) => drawSlice(tx, deps, now, newSeed(), ids));
  }
  const { quality } = await deps.settings();
  await dropOldStories(deps.db, now - quality.storyDays * DAY_MS);
  return opened;
}

async function drawSlice(
  tx: Tx,
  deps: DrawDeps,
  now: number,
  seed: string,
  ids: readonly string[],
): Promise<number> {
  // Two servers must not carry on from the same place.
  await lockNames(tx, ['quality draw']);
  const settings = await deps.settings(tx);
  // Another server may have drawn them meanwhile.
  const found = await listDrawable(tx, AT_ONCE, ids);
  if (found.length === 0) return 0;
  const units = found.map(unitOf);
  // The last day that the two before this moment touch is today, whole at its beginning.
  const today = localDays(now - 2 * DAY_MS, now + 1, settings.workingHours.zone).at(-1);
  const day = today?.from ?? now;
  const left = settings.quality.mostPerDay - (await countDrawn(tx, day));
  const shares = sharesWithin(units, sharesOf(settings.quality), Math.max(0, left));
  const before = await lastCarry(tx);
  const { drawn, after } = drawSample(units, shares, seed, before);
  const draw: DrawRecord = {
    id: newId(),
    at: now,
    seed,
    shares: JSON.stringify(shares),
    carry_before: JSON.stringify(before),
    carry_after: JSON.stringify(after),
  };
  await tx('quality_draws').insert(draw);
  const byId = new Map(found.map((one) => [one.decision_id, one]));
  const outcomes = drawn.map(({ unit, ...rest }) => ({ ...rest, unit, of: byId.get(unit.id) as Drawable }));
  await settleFrame(tx, { id: draw.id, day }, outcomes);
  const sampled = outcomes.filter((one) => one.sampled);
  await openReviews(tx, deps, now, sampled, settings);
  await appendAudit(tx, now, system, {
    action: 'quality.draw',
    subject: 'quality',
    subjectId: draw.id,
    after: { seed, shares, before, after, closed: units.length, drawn: sampled.length },
  });
  return sampled.length;
}

function unitOf({ decision_id: id, approver_id: approver, risk }: Drawable): DrawUnit {
  return { id, stratum: approver === null ? 'other' : 'approval', risk: risk ?? 0 };
}

function sharesOf({ approvalShare, otherShare, riskWeight }: QualitySettings): DrawShares {
  return { approval: approvalShare, other: otherShare, riskWeight };
}

async function lastCarry(tx: Tx): Promise<Carry> {
  const last = await tx<DrawRecord>('quality_draws').orderBy('id', 'desc').first('carry_after');
  return last === undefined ? { approval: null, other: null } : (JSON.parse(last.carry_after) as Carry);
}

async function countDrawn(tx: Tx, since: number): Promise<number> {
  const rows = (await tx('quality_reviews').where('drawn_at', '>=', since).count({ n: '*' })) as {
    n: number;
  }[];
  return Number(rows[0]?.n ?? 0);
}

// Of cases that are still open, or that were decided anew: kept long enough.
async function dropOldStories(db: Database, before: number): Promise<void> {
  const old = (reader: Reader) =>
    reader('decision_stories').where({ drawn: 0 }).where('kept_at', '<', before);
  // Most of the time there is none, and nobody's write has to wait.
  if ((await old(db.read).first('decision_id')) === undefined) return;
  await db.write(async (tx) => void (await old(tx).delete()));
}
