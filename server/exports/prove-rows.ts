import type { LeafRange } from '../audit/merkle-proofs.ts';
import type { TreeReader } from '../audit/tree-reader.ts';

/** Numbers of the record in rising order, kept as runs of neighbours: a whole record is one run. */
export class SequenceRuns {
  readonly #firsts: number[] = [];
  readonly #lasts: number[] = [];

  add(sequence: number): void {
    if (this.#lasts.at(-1) === sequence - 1) this.#lasts[this.#lasts.length - 1] = sequence;
    else {
      this.#firsts.push(sequence);
      this.#lasts.push(sequence);
    }
  }

  /** The runs as leaves counted from 0, the end exclusive. */
  *ranges(): Generator<LeafRange> {
    for (const [index, first] of this.#firsts.entries()) yield [first - 1, this.#lasts[index] as number];
  }
}

/**
 * The hashes with which somebody who has these leaves, and only these, computes the root of the tree of `size`: the
 * roots of the largest subtrees that hold none of them, from left to right. For all leaves there is none.
 */
export async function* proveRows(
  reader: TreeReader,
  runs: SequenceRuns,
  size: number,
): AsyncGenerator<Buffer> {
  const ranges = runs.ranges();
  let run = ranges.next();

  async function* within(start: number, end: number): AsyncGenerator<Buffer> {
    while (run.done !== true && run.value[1] <= start) run = ranges.next();
    if (run.done === true || run.value[0] >= end) {
      yield await reader.rootOf([start, end]);
      return;
    }
    const [first, last] = run.value;
    if (first <= start && last >= end) return;
    const split = start + splitOf(end - start);
    yield* within(start, split);
    yield* within(split, end);
  }

  if (size > 0) yield* within(0, size);
}

/** The largest power of two below `count`, which is at least 2. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
