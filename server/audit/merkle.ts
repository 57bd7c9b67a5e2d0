import { hash } from 'node:crypto';

/** A Merkle tree (RFC 9162, section 2.1) as far as growing it needs: its size and the roots of its full subtrees. */
export interface Tree {
  size: number;
  /** The roots of the full subtrees, largest first: one for each binary 1 of the size. */
  peaks: readonly Buffer[];
}

export const EMPTY_TREE: Tree = { size: 0, peaks: [] };

/** The hash of a leaf: SHA-256 of 0x00 and the text's UTF-8. */
export function hashLeaf(text: string): Buffer {
  return hash('sha256', `\0${text}`, 'buffer');
}

/** As `hashLeaf`, of the text that lies in `bytes` from `from` to before `end`, without making a text of it. */
export function hashLeafAt(bytes: Buffer, from: number, end: number): Buffer {
  const length = end - from + 1;
  if (leafInput.length < length) leafInput = Buffer.alloc(2 * length);
  bytes.copy(leafInput, 1, from, end);
  return hash('sha256', leafInput.subarray(0, length), 'buffer');
}

// Hashing is synchronous, so one input buffer serves all leaves, the first byte 0, and one all nodes, the first byte 1.
let leafInput = Buffer.alloc(4_096);
const nodeInput = Buffer.alloc(65, 1);

/** The hash of an inner node: SHA-256 of 0x01 and both children. */
export function hashNode(left: Buffer, right: Buffer): Buffer {
  left.copy(nodeInput, 1);
  right.copy(nodeInput, 33);
  return hash('sha256', nodeInput, 'buffer');
}

/** The tree after these leaf hashes were added; O(1) amortised each. */
export function growTree(tree: Tree, leaves: readonly Buffer[]): Tree {
  const peaks = [...tree.peaks];
  let { size } = tree;
  for (const leaf of leaves) {
    let node = leaf;
    for (let full = size; full % 2 === 1; full = (full - 1) / 2) node = hashNode(peaks.pop() as Buffer, node);
    peaks.push(node);
    size += 1;
  }
  return { size, peaks };
}

/** The tree's root; of the empty tree, the hash of nothing. */
export function rootOf(tree: Tree): Buffer {
  const last = tree.peaks.at(-1);
  if (last === undefined) return hash('sha256', '', 'buffer');
  return tree.peaks.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
}
