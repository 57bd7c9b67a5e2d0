import { createHash } from 'node:crypto';

/** Decisions that a second person approved are drawn at a share of their own. */
export const STRATA = ['approval', 'other'] as const;
export type Stratum = (typeof STRATA)[number];

/** One decision that closed a case. */
export interface DrawUnit {
  id: string;
  stratum: Stratum;
  /** 0 to 100; 0 where the kind weighs none. */
  risk: number;
}

/** With which chance decisions are drawn: the share of their stratum, more with risk. */
export type DrawShares = Readonly<Record<Stratum, number>> & { readonly riskWeight: number };

/** How far each stratum is on the way to its next draw, from 0 to below 1; null before the first. */
export type Carry = Readonly<Record<Stratum, number | null>>;

/** The chance of this decision: its stratum's share at no risk, 1 + `riskWeight` times as much at full risk. Pure. */
export function chanceOf({ stratum, risk }: DrawUnit, shares: DrawShares): number {
  return Math.min(1, shares[stratum] * (1 + (shares.riskWeight * risk) / 100));
}

/**
 * Draws decisions with unequal chances (randomised systematic sampling: H. O. Hartley and J. N. K. Rao, Annals of
 * Mathematical Statistics 33, 1962). In an order that only the seed knows the chances are added up, and whoever carries
 * the sum over a whole number is drawn. What is left over goes to the next draw: so over all time as many are drawn as
 * the chances promise, to within one, and 5% of approvals is never less by bad luck. Pure: the same seed, units, shares
 * and carry draw the same.
 */
export function drawSample(
  units: readonly DrawUnit[],
  shares: DrawShares,
  seed: string,
  before: Carry,
): { drawn: { unit: DrawUnit; chance: number; sampled: boolean }[]; after: Record<Stratum, number> } {
  const ordered = units
    .map((unit) => ({ unit, place: digest(`${seed} ${unit.id}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const after = {
    approval: before.approval ?? fractionOf(digest(`${seed} approval`)),
    other: before.other ?? fractionOf(digest(`${seed} other`)),
  };
  const drawn = ordered.map(({ unit }) => {
    const chance = chanceOf(unit, shares);
    const sum = after[unit.stratum] + chance;
    const sampled = sum >= 1;
    after[unit.stratum] = sampled ? sum - 1 : sum;
    return { unit, chance, sampled };
  });
  return { drawn, after };
}

/** The shares of a draw under the day's limit: approvals keep theirs, the others share what room is left. Pure. */
export function sharesWithin(units: readonly DrawUnit[], shares: DrawShares, leftToday: number): DrawShares {
  const expected = (stratum: Stratum) =>
    units.filter((unit) => unit.stratum === stratum).reduce((sum, unit) => sum + chanceOf(unit, shares), 0);
  const room = Math.max(0, leftToday - expected('approval'));
  const others = expected('other');
  return others <= room ? shares : { ...shares, other: shares.other * (room / others) };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

// 48 of its bits, as a number from 0 to below 1.
function fractionOf(hex: string): number {
  return Number.parseInt(hex.slice(0, 12), 16) / 2 ** 48;
}
