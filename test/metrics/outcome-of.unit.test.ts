import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecisionFacts, outcomeOf } from '../../server/metrics/outcome-of.ts';

const WEEK = 7 * 86_400_000;
const facts = (changes: Partial<DecisionFacts>): DecisionFacts => ({
  decidedAt: 1_000,
  decisions: [1_000],
  resolvedAt: [],
  reopenedAt: [],
  openedAt: [],
  ...changes,
});
const soon = fc.integer({ min: 1_001, max: 1_000 + WEEK });
const later = fc.integer({ min: 1_001 + WEEK, max: 90 * WEEK });

describe('What became of a decision', () => {
  it.each([
    ['ended', { resolvedAt: [1_000] }],
    ['ended', { resolvedAt: [1_000 + WEEK] }],
    ['not_resolved', {}],
    ['not_resolved', { resolvedAt: [1_001 + WEEK] }],
    ['decided_again', { resolvedAt: [9_000], decisions: [1_000, 5_000] }],
    ['reopened', { resolvedAt: [2_000], reopenedAt: [3_000], decisions: [1_000, 5_000] }],
    ['further_case', { resolvedAt: [2_000], openedAt: [3_000] }],
  ] as const)('is %s', (outcome, changes) => {
    expect(outcomeOf(facts(changes), WEEK)).toBe(outcome);
  });

  it('is the same whatever happened before it and after its time', () => {
    fc.assert(
      fc.property(
        fc.array(soon),
        fc.array(later),
        fc.integer({ min: 0, max: 1_000 }),
        (ends, after, before) => {
          const alone = outcomeOf(facts({ resolvedAt: ends }), WEEK);
          const around = [before, ...after];
          expect(
            outcomeOf(
              facts({
                resolvedAt: [...ends, ...after],
                reopenedAt: around,
                openedAt: around,
                decisions: [1_000, ...around],
              }),
              WEEK,
            ),
          ).toBe(alone);
        },
      ),
    );
  });

  it('is never an end where more was needed in its time', () => {
    fc.assert(
      fc.property(soon, soon, fc.constantFrom('decisions', 'reopenedAt', 'openedAt'), (end, again, what) => {
        expect(outcomeOf(facts({ resolvedAt: [end], [what]: [1_000, again] }), WEEK)).not.toBe('ended');
      }),
    );
  });
});
