import { wilson } from '../cases/what-works.ts';
import type { Agreement } from '../contract/quality.ts';

/** What one case was decided as, and what a second person would have decided. */
export interface JudgedTwice {
  decided: string;
  reviewed: string;
  /** One over the chance of having been drawn. */
  weight: number;
  /** So many cases are alike in all this; 1 unless told otherwise. */
  times?: number;
}

type Interval = { value: number; low: number; high: number };

const Z_95 = 1.959964;
/** Below this a number is a rounding fault. */
const TINY = 1e-12;

/**
 * Observed agreement, Gwet's AC1 and Cohen's kappa side by side, with 95% intervals, over nominal categories. Shares are
 * weighted (Hájek), so that they speak for all cases and not for those drawn. `categories` are all that could have been
 * said: AC1 counts them. Fewer pairs than `minimum` give no figure. Pure.
 *
 * Sources: J. Cohen, "A coefficient of agreement for nominal scales" (Educational and Psychological Measurement 20,
 * 1960); K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement" (British
 * Journal of Mathematical and Statistical Psychology 61, 2008); L. Kish, "Survey Sampling" (1965), for the effective
 * number; variances by linearisation, which without weights are Gwet's (2008), and for kappa those of Fleiss, Cohen and
 * Everitt (Psychological Bulletin 72, 1969).
 */
export function agreementOf(
  pairs: readonly JudgedTwice[],
  categories: readonly string[],
  minimum: number,
): Agreement {
  const sumOver = (each: (one: JudgedTwice) => number) =>
    pairs.reduce((sum, one) => sum + each(one) * (one.times ?? 1), 0);
  const total = sumOver(({ weight }) => weight);
  const squares = sumOver(({ weight }) => weight ** 2);
  const reviews = sumOver(() => 1);
  const counted = {
    reviews,
    agreed: sumOver(({ decided, reviewed }) => Number(decided === reviewed)),
    effective: squares === 0 ? 0 : total ** 2 / squares,
  };
  if (reviews < minimum || reviews < 2)
    return { ...counted, few: true, observed: null, ac1: null, kappa: null };
  const table = tableOf(pairs, categories, total);
  const wide = wilson(table.observed * counted.effective, counted.effective);
  const observed = { value: wide.share, low: wide.low, high: wide.high };
  return {
    ...counted,
    few: false,
    observed,
    ac1: ac1Of(pairs, table, observed),
    kappa: kappaOf(pairs, table, observed),
  };
}

interface Table {
  names: readonly string[];
  observed: number;
  total: number;
  /** Shares of each category, by who decided, by who reviewed, and the mean of both. */
  decided: ReadonlyMap<string, number>;
  reviewed: ReadonlyMap<string, number>;
  mean: ReadonlyMap<string, number>;
}

function tableOf(pairs: readonly JudgedTwice[], categories: readonly string[], total: number): Table {
  const names = [...new Set([...categories, ...pairs.flatMap((one) => [one.decided, one.reviewed])])];
  const shares = (which: (one: JudgedTwice) => string) => {
    const sums = new Map(names.map((name) => [name, 0]));
    for (const one of pairs) sums.set(which(one), of(sums, which(one)) + massOf(one));
    return new Map([...sums].map(([name, sum]) => [name, sum / total]));
  };
  const [decided, reviewed] = [shares((one) => one.decided), shares((one) => one.reviewed)];
  const observed =
    pairs.reduce((sum, one) => sum + (one.decided === one.reviewed ? massOf(one) : 0), 0) / total;
  const mean = new Map(names.map((name) => [name, (of(decided, name) + of(reviewed, name)) / 2]));
  return { names, observed, total, decided, reviewed, mean };
}

function ac1Of(pairs: readonly JudgedTwice[], table: Table, observed: Interval): Interval | null {
  const { names, mean } = table;
  if (names.length < 2) return null;
  const scale = 1 / (names.length - 1);
  const chance = scale * names.reduce((sum, name) => sum + of(mean, name) * (1 - of(mean, name)), 0);
  // How far chance agreement moves with one pair more.
  const slope = (name: string) => 1 - 2 * of(mean, name);
  const centre = names.reduce((sum, name) => sum + slope(name) * of(mean, name), 0);
  const pull = (one: JudgedTwice) => scale * ((slope(one.decided) + slope(one.reviewed)) / 2 - centre);
  return coefficient(pairs, table, chance, pull, observed);
}

function kappaOf(pairs: readonly JudgedTwice[], table: Table, observed: Interval): Interval | null {
  const { names, decided, reviewed } = table;
  // A side that only ever said one thing makes kappa 0, or nothing at all, whatever the other side says.
  if ([decided, reviewed].some((side) => names.some((name) => of(side, name) > 1 - TINY))) return null;
  const chance = names.reduce((sum, name) => sum + of(decided, name) * of(reviewed, name), 0);
  const pull = (one: JudgedTwice) => of(reviewed, one.decided) + of(decided, one.reviewed) - 2 * chance;
  return coefficient(pairs, table, chance, pull, observed);
}

// (observed - chance) / (1 - chance), its variance by the pull of each pair on both.
function coefficient(
  pairs: readonly JudgedTwice[],
  { observed: share, total }: Table,
  chance: number,
  pull: (one: JudgedTwice) => number,
  observed: Interval,
): Interval {
  const rest = 1 - chance;
  const value = (share - chance) / rest;
  const variance =
    pairs.reduce((sum, one) => {
      const agrees = Number(one.decided === one.reviewed);
      const moved = (agrees - share) / rest - ((1 - share) / rest ** 2) * pull(one);
      return sum + (one.weight * moved) ** 2 * (one.times ?? 1);
    }, 0) /
    total ** 2;
  const spread = Z_95 * Math.sqrt(variance);
  // Where all agree nothing varies, and no doubt would be left: the doubt about the share stands for it.
  if (spread < TINY)
    return {
      value: within(value),
      low: within((observed.low - chance) / rest),
      high: within((observed.high - chance) / rest),
    };
  return { value: within(value), low: within(value - spread), high: within(value + spread) };
}

function within(value: number): number {
  return Math.max(-1, Math.min(1, value));
}

function massOf({ weight, times = 1 }: JudgedTwice): number {
  return weight * times;
}

function of(shares: ReadonlyMap<string, number>, name: string): number {
  return shares.get(name) ?? 0;
}
