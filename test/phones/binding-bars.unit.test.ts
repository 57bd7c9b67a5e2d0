import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindingBars } from '../../client/phones/binding-bars.ts';
import { buildBinding } from './build-phone-story.ts';

const NOW = Date.parse('2026-11-21T00:00:00.000Z');
const moment = fc.integer({ min: Date.parse('2005-01-01T00:00:00.000Z'), max: NOW });

describe('Numbers over time', () => {
  it('keep every bar and every year on the axis, whatever the dates', () => {
    const spans = fc.array(fc.tuple(moment, fc.option(moment)), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(spans, (dates) => {
        const bindings = dates.map(([from, to], index) =>
          buildBinding({
            id: String(index),
            boundAt: new Date(from).toISOString(),
            releasedAt: to === null ? null : new Date(Math.max(from, to)).toISOString(),
          }),
        );
        const { bars, marks } = bindingBars(bindings, NOW);
        expect(bars.map(({ binding }) => binding.id)).toEqual(bindings.map(({ id }) => id));
        for (const { start, width } of bars) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThan(0);
          expect(start + width).toBeLessThanOrEqual(100.0001);
        }
        expect(marks.length).toBeLessThanOrEqual(8);
        for (const { at } of marks) expect(at).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('end at the right edge while the number is bound', () => {
    const { bars } = bindingBars([buildBinding()], NOW);
    expect(bars.map(({ start, width }) => Math.round(start + width))).toEqual([100]);
  });
});
