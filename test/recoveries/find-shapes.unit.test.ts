import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findShapes, type VouchEdge } from '../../server/recoveries/find-shapes.ts';
import { AT, DAY } from './build-recovery.ts';

const LIMITS = { starFrom: 4, chainDays: 180 };
const NOBODY: ReadonlyMap<string, number> = new Map();

/** `a>b 3`: a vouched for b on the third day. */
function edgesOf(...texts: string[]): VouchEdge[] {
  return texts.map((text) => {
    const [pair = '', day = '0'] = text.split(' ');
    const [from = '', to = ''] = pair.split('>');
    return { from, to, at: AT + Number(day) * DAY };
  });
}

describe('Among vouches', () => {
  it('a circle is a ring, a line and a pair are none', () => {
    expect(findShapes(edgesOf('a>b', 'b>c', 'c>a', 'x>a'), NOBODY, LIMITS)).toEqual([
      { shape: 'ring', accounts: ['a', 'b', 'c'] },
    ]);
    expect(findShapes(edgesOf('a>b', 'b>c', 'a>c', 'd>e', 'e>d'), NOBODY, LIMITS)).toEqual([]);
  });

  it('one who vouches for four within 90 days is a star, over a year is none', () => {
    const quick = edgesOf('a>b 0', 'a>c 30', 'a>d 60', 'a>e 90');
    expect(findShapes(quick, NOBODY, LIMITS)).toEqual([
      { shape: 'star', accounts: ['a', 'b', 'c', 'd', 'e'] },
    ]);
    expect(findShapes(edgesOf('a>b 0', 'a>c 100', 'a>d 200', 'a>e 300'), NOBODY, LIMITS)).toEqual([]);
  });

  it('a recovered account that helps with its own helper is a chain, and fires that touch are one', () => {
    const restored = new Map([
      ['b', AT + DAY],
      ['c', AT + 11 * DAY],
    ]);
    const fire = edgesOf('a>b 0', 'x>b 0', 'b>c 10', 'a>c 10', 'c>d 20', 'b>d 20');
    expect(findShapes(fire, restored, LIMITS)).toContainEqual({
      shape: 'chain',
      accounts: ['a', 'b', 'c', 'd'],
    });
  });

  it('a recovered account that helps somebody with strangers, before its recovery or long after is no chain', () => {
    const restored = new Map([['b', AT + DAY]]);
    expect(findShapes(edgesOf('a>b 0', 'b>c 10', 'z>c 10'), restored, LIMITS)).toEqual([]);
    expect(findShapes(edgesOf('a>b 0', 'b>c 0', 'a>c 0'), restored, LIMITS)).toEqual([]);
    expect(findShapes(edgesOf('a>b 0', 'b>c 200', 'a>c 200'), restored, LIMITS)).toEqual([]);
  });

  it('nothing depends on the order in which they are told', () => {
    const account = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const edge = fc.record({ from: account, to: account, at: fc.integer({ min: AT, max: AT + 200 * DAY }) });
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 25 }), (edges) => {
        const real = edges.filter(({ from, to }) => from !== to);
        const restored = new Map([['b', AT + DAY]]);
        const sets = (list: VouchEdge[]) =>
          new Set(findShapes(list, restored, LIMITS).map((one) => `${one.shape} ${one.accounts.join()}`));
        expect(sets([...real].reverse())).toEqual(sets(real));
      }),
    );
  });

  it('a line of 20,000 vouches is read without running out of stack', () => {
    const line = Array.from({ length: 20_000 }, (_, index) => `${index}>${index + 1}`);
    expect(
      findShapes(edgesOf(...line, '20000>0'), NOBODY, { starFrom: 1_000_000, chainDays: 0 }),
    ).toHaveLength(1);
  }, 20_000);
});
