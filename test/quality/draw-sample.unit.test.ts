import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf, drawSample, type DrawUnit, sharesWithin } from '../../server/quality/draw-sample.ts';

const SHARES = { approval: 0.05, other: 0.02, riskWeight: 3 };
const NOTHING = { approval: null, other: null };

const units = (n: number, changes: Partial<DrawUnit> = {}): DrawUnit[] =>
  Array.from({ length: n }, (_, index) => ({ id: `d${index}`, stratum: 'approval', risk: 0, ...changes }));
const sampled = (drawn: ReturnType<typeof drawSample>['drawn']) =>
  drawn.filter((one) => one.sampled).map(({ unit }) => unit.id);

describe('The draw of blind reviews', () => {
  it('draws the same again from the same seed, in whatever order the cases come', () => {
    const first = drawSample(units(400), SHARES, 'seed', NOTHING);
    const again = drawSample(units(400).toReversed(), SHARES, 'seed', NOTHING);
    expect(again).toEqual(first);
    expect(drawSample(units(400), SHARES, 'another', NOTHING).drawn).not.toEqual(first.drawn);
  });

  it('draws more of what is risky: four times as many at full risk', () => {
    const [calm, risky] = [units(1), units(1, { risk: 100 })].map(([unit]) =>
      chanceOf(unit as DrawUnit, SHARES),
    );
    expect(calm).toBeCloseTo(0.05, 12);
    expect(risky).toBeCloseTo(0.2, 12);
    expect(chanceOf({ id: 'd', stratum: 'other', risk: 100 }, { ...SHARES, other: 0.9 })).toBe(1);
  });

  it('never draws fewer than the share of approvals by bad luck, however they come in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 20 }),
        fc.string(),
        (batches, seed) => {
          let carry: Parameters<typeof drawSample>[3] = NOTHING;
          let drawnSoFar = 0;
          const all = batches.reduce((sum, n) => sum + n, 0);
          for (const [index, n] of batches.entries()) {
            const batch = units(n).map((unit) => ({ ...unit, id: `${index} ${unit.id}` }));
            const { drawn, after } = drawSample(batch, SHARES, `${seed}${index}`, carry);
            carry = after;
            drawnSoFar += sampled(drawn).length;
          }
          expect(Math.abs(drawnSoFar - all * 0.05)).toBeLessThan(1 + 1e-9);
        },
      ),
    );
  });

  it('gives each case the chance that is kept with it', () => {
    const mixed = units(7).map((unit, index) => ({ ...unit, risk: index * 15 }));
    const times = new Map<string, number>();
    const draws = 4_000;
    for (let seed = 0; seed < draws; seed += 1)
      for (const id of sampled(drawSample(mixed, SHARES, `seed ${seed}`, NOTHING).drawn))
        times.set(id, (times.get(id) ?? 0) + 1);
    for (const unit of mixed) {
      const chance = chanceOf(unit, SHARES);
      const spread = 4.5 * Math.sqrt((chance * (1 - chance)) / draws);
      expect(Math.abs((times.get(unit.id) ?? 0) / draws - chance)).toBeLessThan(spread);
    }
  });

  it('lets other cases give way to the day’s limit, and never approvals', () => {
    const both = [...units(200), ...units(1_000, { stratum: 'other' })];
    expect(sharesWithin(both, SHARES, 100)).toEqual(SHARES);
    // 10 approvals are due and 20 others: of 15 places, 5 are left for the others.
    expect(sharesWithin(both, SHARES, 15).other).toBeCloseTo(0.005, 12);
    expect(sharesWithin(both, SHARES, 15).approval).toBe(SHARES.approval);
    expect(sharesWithin(both, SHARES, 0)).toEqual({ ...SHARES, other: 0 });
  });
});
