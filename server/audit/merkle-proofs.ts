import { EMPTY_TREE, growTree, hashNode, rootOf } from './merkle.ts';

/** A run of leaves, from the first (counted from 0) to before the last: its root is one hash of a proof. */
export type LeafRange = readonly [start: number, end: number];

/** The runs whose roots are the audit path of leaf `index` in a tree of `size` leaves (RFC 9162, 2.1.3.1). */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} in ${size}`);
  const path: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const split = start + splitOf(end - start);
    if (index < split) {
      path.unshift([split, end]);
      end = split;
    } else {
      path.unshift([start, split]);
      start = split;
    }
  }
  return path;
}

/** The audit path of leaf `index` in the tree of all these leaf hashes. */
export function proveInclusion(leaves: readonly Buffer[], index: number): Buffer[] {
  return inclusionRanges(index, leaves.length).map((range) => rangeRoot(leaves, range));
}

/** True where the path proves that `leaf` is number `index` of the tree of `size` leaves with this root (2.1.3.2). */
export function verifyInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
  root: Buffer,
): boolean {
  if (index < 0 || index >= size) return false;
  let [position, last] = [index, size - 1];
  let node = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      node = hashNode(sibling, node);
      while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)];
    } else node = hashNode(node, sibling);
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && node.equals(root);
}

/** The runs whose roots prove that a tree of `newSize` leaves begins with the one of `oldSize` (2.1.4.1). */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  if (oldSize < 1 || oldSize > newSize) throw new RangeError(`no tree of ${oldSize} within ${newSize}`);
  const proof: LeafRange[] = [];
  let [start, end] = [0, newSize];
  // Whether the old tree's part of the range starts at 0: then its root is known to who checks.
  let known = true;
  while (oldSize !== end) {
    const split = start + splitOf(end - start);
    if (oldSize <= split) {
      proof.unshift([split, end]);
      end = split;
    } else {
      proof.unshift([start, split]);
      start = split;
      known = false;
    }
  }
  return known ? proof : [[start, end], ...proof];
}

/** The proof that the first `oldSize` of these leaf hashes are the tree that once was. */
export function proveConsistency(leaves: readonly Buffer[], oldSize: number): Buffer[] {
  return consistencyRanges(oldSize, leaves.length).map((range) => rangeRoot(leaves, range));
}

/** True where the proof shows that the newer tree begins with the older one (2.1.4.2). */
export function verifyConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Buffer,
  newRoot: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (oldSize < 1 || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && oldRoot.equals(newRoot);
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  const first = path[0];
  if (first === undefined) return false;
  let [position, last] = [oldSize - 1, newSize - 1];
  while (position % 2 === 1) [position, last] = [half(position), half(last)];
  let [older, newer] = [first, first];
  for (const node of path.slice(1)) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      older = hashNode(node, older);
      newer = hashNode(node, newer);
      while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)];
    } else newer = hashNode(newer, node);
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && older.equals(oldRoot) && newer.equals(newRoot);
}

function rangeRoot(leaves: readonly Buffer[], [start, end]: LeafRange): Buffer {
  return rootOf(growTree(EMPTY_TREE, leaves.slice(start, end)));
}

/** The largest power of two below `count`, which is at least 2. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  return splitOf(value + 1) === value;
}
