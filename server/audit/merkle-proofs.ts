import { EMPTY_TREE, growTree, hashNode, rootOf } from './merkle.ts';

/** The audit path of leaf `index` in the tree of all these leaf hashes (RFC 9162, 2.1.3.1). */
export function proveInclusion(leaves: readonly Buffer[], index: number): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} in ${leaves.length}`);
  const path: Buffer[] = [];
  let [start, end] = [0, leaves.length];
  while (end - start > 1) {
    const split = start + splitOf(end - start);
    if (index < split) {
      path.unshift(rangeRoot(leaves, split, end));
      end = split;
    } else {
      path.unshift(rangeRoot(leaves, start, split));
      start = split;
    }
  }
  return path;
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

/** The proof that the first `oldSize` of these leaf hashes are the tree that once was (2.1.4.1). */
export function proveConsistency(leaves: readonly Buffer[], oldSize: number): Buffer[] {
  if (oldSize < 1 || oldSize > leaves.length)
    throw new RangeError(`no tree of ${oldSize} within ${leaves.length}`);
  const proof: Buffer[] = [];
  let [start, end] = [0, leaves.length];
  // Whether the old tree's part of the range starts at 0: then its root is known to who checks.
  let known = true;
  while (oldSize !== end) {
    const split = start + splitOf(end - start);
    if (oldSize <= split) {
      proof.unshift(rangeRoot(leaves, split, end));
      end = split;
    } else {
      proof.unshift(rangeRoot(leaves, start, split));
      start = split;
      known = false;
    }
  }
  return known ? proof : [rangeRoot(leaves, start, end), ...proof];
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

function rangeRoot(leaves: readonly Buffer[], start: number, end: number): Buffer {
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
