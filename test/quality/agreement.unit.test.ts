import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, type JudgedTwice } from '../../server/quality/agreement.ts';

/** Pairs of a published table: rows are the first judge's categories, columns the second's. */
function pairsOf(table: readonly (readonly number[])[]): JudgedTwice[] {
  return table.flatMap((row, decided) =>
    row.flatMap((n, reviewed) =>
      Array.from({ length: n }, () => ({ decided: `c${decided}`, reviewed: `c${reviewed}`, weight: 1 })),
    ),
  );
}

const categories = (n: number) => Array.from({ length: n }, (_, index) => `c${index}`);
const measure = (table: readonly (readonly number[])[]) =>
  agreementOf(pairsOf(table), categories(table.length), 2);
const error = (one: { low: number; high: number } | null) =>
  one === null ? null : (one.high - one.low) / 2 / 1.959964;

const pair = fc.record({
  decided: fc.constantFrom('a', 'b', 'c'),
  reviewed: fc.constantFrom('a', 'b', 'c'),
  weight: fc.double({ min: 1, max: 20, noNaN: true }),
});

describe('Agreement of two judges', () => {
  it('is what Gwet’s own package prints for its table of abstractors, to the last digit', () => {
    // irrCAC 1.0, data set cont3x3abstractors.
    const { observed, kappa, ac1 } = measure([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]);
    expect(observed?.value).toBeCloseTo(0.89, 10);
    expect(kappa?.value).toBeCloseTo(0.7964094, 7);
    expect(error(kappa)).toBeCloseTo(0.05891072, 8);
    expect(ac1?.value).toBeCloseTo(0.8493305, 7);
    expect(error(ac1)).toBeCloseTo(0.04321747, 8);
  });

  it('is Cohen’s kappa of 0.4 for 50 proposals of which 35 are judged alike', () => {
    const { observed, kappa } = measure([
      [20, 5],
      [10, 15],
    ]);
    expect(observed?.value).toBeCloseTo(0.7, 10);
    expect(kappa?.value).toBeCloseTo(0.4, 10);
  });

  it('shows the paradox for which both are shown: nearly all agree, kappa is below 0 and AC1 is 0.94', () => {
    const { observed, kappa, ac1 } = measure([
      [118, 5],
      [2, 0],
    ]);
    expect(observed?.value).toBeCloseTo(0.944, 10);
    expect(kappa?.value).toBeCloseTo(-0.0234, 4);
    expect(ac1?.value).toBeCloseTo(0.9408, 4);
  });

  it('says nothing by kappa where one side only ever said one thing', () => {
    const { kappa, ac1 } = measure([
      [18, 4],
      [0, 0],
    ]);
    expect(kappa).toBeNull();
    expect(ac1?.value).toBeGreaterThan(0.5);
  });

  it('leaves doubt where all agree', () => {
    const { observed, ac1, kappa } = measure([
      [12, 0],
      [0, 12],
    ]);
    expect([observed, ac1, kappa].map((one) => one?.value)).toEqual([1, 1, 1]);
    for (const one of [observed, ac1, kappa]) expect(one?.low).toBeLessThan(0.95);
  });

  it('gives no figure for fewer than are asked for, but says how many there are', () => {
    expect(agreementOf(pairsOf([[3, 1]]), categories(2), 5)).toEqual({
      reviews: 4,
      agreed: 3,
      effective: 4,
      few: true,
      observed: null,
      ac1: null,
      kappa: null,
    });
    expect(agreementOf([], [], 0)).toMatchObject({ reviews: 0, effective: 0, few: true });
  });

  it('speaks for all cases: one drawn with a tenth of the chance counts like ten', () => {
    const often = Array.from({ length: 10 }, () => ({ decided: 'a', reviewed: 'a', weight: 1 }));
    const seldom = [{ decided: 'a', reviewed: 'b', weight: 10 }];
    const { observed, agreed, effective } = agreementOf([...often, ...seldom], ['a', 'b'], 2);
    expect(observed?.value).toBeCloseTo(0.5, 10);
    expect(agreed).toBe(10);
    expect(effective).toBeCloseTo(400 / 110, 10);
  });

  it('counts cases that are alike in one go as one by one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pair, fc.integer({ min: 1, max: 5 })), { minLength: 2, maxLength: 20 }),
        (counted) => {
          const oneByOne = counted.flatMap(([one, times]) => Array.from({ length: times }, () => one));
          const inOneGo = agreementOf(
            counted.map(([one, times]) => ({ ...one, times })),
            ['a', 'b', 'c'],
            2,
          );
          const expected = agreementOf(oneByOne, ['a', 'b', 'c'], 2);
          expect(inOneGo.reviews).toBe(expected.reviews);
          expect(inOneGo.agreed).toBe(expected.agreed);
          for (const name of ['observed', 'ac1', 'kappa'] as const)
            for (const end of ['value', 'low', 'high'] as const)
              expect(inOneGo[name]?.[end] ?? 0).toBeCloseTo(expected[name]?.[end] ?? 0, 6);
        },
      ),
    );
  });

  it('is the same whatever unit the weights have, in any order, and whoever is called first', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        const base = agreementOf(pairs, ['a', 'b', 'c'], 2);
        const others = [
          agreementOf(pairs.toReversed(), ['a', 'b', 'c'], 2),
          agreementOf(
            pairs.map((one) => ({ ...one, weight: one.weight * 3 })),
            ['a', 'b', 'c'],
            2,
          ),
          agreementOf(
            pairs.map((one) => ({ ...one, decided: one.reviewed, reviewed: one.decided })),
            ['a', 'b', 'c'],
            2,
          ),
        ];
        for (const other of others)
          for (const name of ['observed', 'ac1', 'kappa'] as const) {
            expect(other[name] === null).toBe(base[name] === null);
            for (const end of ['value', 'low', 'high'] as const)
              expect(other[name]?.[end] ?? 0).toBeCloseTo(base[name]?.[end] ?? 0, 6);
          }
      }),
    );
  });

  it('keeps each figure inside its interval, and every interval inside its range', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        const { observed, ac1, kappa } = agreementOf(pairs, ['a', 'b', 'c'], 2);
        for (const one of [observed, ac1, kappa]) {
          if (one === null) continue;
          expect(one.low).toBeLessThanOrEqual(one.value + 1e-6);
          expect(one.high).toBeGreaterThanOrEqual(one.value - 1e-6);
          expect(one.low).toBeGreaterThanOrEqual(-1);
          expect(one.high).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
