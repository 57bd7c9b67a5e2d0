import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayShare, limitsOf, normalOf } from '../../server/metrics/laney-chart.ts';

const days = (...list: [journeys: number, stuck: number][]): DayShare[] =>
  list.map(([journeys, stuck], index) => ({ day: `d${index}`, journeys, stuck }));

describe("Laney's P' chart", () => {
  it('agrees with an example done by hand', () => {
    // Mean 60/500 = 0.12; sigma of 100: 0.032496; z: -0.6155, 0.6155, -0.6155, 0.6155, 0; mean range 4.308/4 = 1.0771.
    const normal = normalOf(days([100, 10], [100, 14], [100, 10], [100, 14], [100, 12]));
    expect(normal?.mean).toBeCloseTo(0.12, 10);
    expect(normal?.sigmaZ).toBeCloseTo(1.0771 / 1.128, 3);
    const limits = limitsOf(normal ?? { mean: 0, sigmaZ: 0 }, 100);
    expect(limits.low).toBeCloseTo(0.12 - 3 * 0.032496 * 0.9549, 4);
    expect(limits.high).toBeCloseTo(0.12 + 3 * 0.032496 * 0.9549, 4);
  });

  it('widens its limits where days scatter more than chance, so that they do not alarm', () => {
    const scattered = days([10_000, 1_000], [10_000, 1_400], [10_000, 900], [10_000, 1_300], [10_000, 1_050]);
    const normal = normalOf(scattered);
    if (normal === null) throw new Error('no normal');
    expect(normal.sigmaZ).toBeGreaterThan(5);
    const { low, high } = limitsOf(normal, 10_000);
    for (const { stuck, journeys } of scattered) {
      expect(stuck / journeys).toBeGreaterThan(low);
      expect(stuck / journeys).toBeLessThan(high);
    }
  });

  it('is not fooled by volume: the limits of a day narrow with its journeys and keep the mean between them', () => {
    const day = fc.record({
      journeys: fc.integer({ min: 1, max: 5_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 1, max: 5_000 }),
        (drawn, n) => {
          const normal = normalOf(
            drawn.map(({ journeys, share }) => ({ day: '', journeys, stuck: Math.floor(journeys * share) })),
          );
          if (normal === null) return;
          const [few, many] = [limitsOf(normal, n), limitsOf(normal, n * 4)];
          expect(few.low).toBeLessThanOrEqual(many.low + 1e-12);
          expect(few.high).toBeGreaterThanOrEqual(many.high - 1e-12);
          expect(few.low).toBeLessThanOrEqual(normal.mean + 1e-12);
          expect(few.high).toBeGreaterThanOrEqual(normal.mean - 1e-12);
        },
      ),
    );
  });

  it('knows no normal without at least two days, or where nobody was ever stuck', () => {
    expect(normalOf(days([100, 10]))).toBeNull();
    expect(normalOf(days([100, 0], [100, 0]))).toBeNull();
    expect(normalOf(days([0, 0], [100, 5]))).toBeNull();
  });
});
