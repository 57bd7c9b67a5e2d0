import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { EMPTY_TREE, growTree, hashLeaf, rootOf } from '../../server/audit/merkle.ts';
import {
  proveConsistency,
  proveInclusion,
  verifyConsistency,
  verifyInclusion,
} from '../../server/audit/merkle-proofs.ts';

// The test vectors that certificate transparency logs share (entries and roots of the trees of 0 to 8 entries).
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 9162, 2.1.1, word for word. */
function merkleTreeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0] as Buffer;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.from([1]), merkleTreeHash(leaves.slice(0, k)), merkleTreeHash(leaves.slice(k)));
}

const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => hashLeaf(`entry ${index}`));

describe('the tree', () => {
  test('has the published roots for the published entries', () => {
    const leaves = ENTRIES.map((entry) => hashLeaf(Buffer.from(entry, 'hex').toString('latin1')));
    const roots = ROOTS.map((_, size) => rootOf(growTree(EMPTY_TREE, leaves.slice(0, size))).toString('hex'));
    expect(roots).toEqual(ROOTS);
  });

  test('has the root of the recursive definition at every size, however it was grown', () => {
    const leaves = leavesOf(130);
    let tree = EMPTY_TREE;
    for (let size = 1; size <= leaves.length; size += 1) {
      tree = growTree(tree, leaves.slice(size - 1, size));
      expect(rootOf(tree).equals(merkleTreeHash(leaves.slice(0, size)))).toBe(true);
    }
    expect(growTree(growTree(EMPTY_TREE, leaves.slice(0, 37)), leaves.slice(37))).toEqual(tree);
  });
});

describe('a proof of inclusion', () => {
  test('holds for every leaf of every tree, and for no other leaf, place or size', () => {
    for (let size = 1; size <= 33; size += 1) {
      const leaves = leavesOf(size);
      const root = merkleTreeHash(leaves);
      for (let index = 0; index < size; index += 1) {
        const path = proveInclusion(leaves, index);
        expect(verifyInclusion(leaves[index] as Buffer, index, size, path, root)).toBe(true);
        expect(verifyInclusion(hashLeaf('another'), index, size, path, root)).toBe(false);
        expect(verifyInclusion(leaves[index] as Buffer, index + 1, size, path, root)).toBe(false);
        expect(verifyInclusion(leaves[index] as Buffer, index, size, [...path, root], root)).toBe(false);
        const shorter =
          path.length > 0 && verifyInclusion(leaves[index] as Buffer, index, size, path.slice(1), root);
        expect(shorter).toBe(false);
      }
    }
  });

  test('cannot be made for a leaf that is not there', () => {
    expect(() => proveInclusion(leavesOf(3), 3)).toThrow(RangeError);
  });
});

describe('a proof of consistency', () => {
  test('holds between every older and newer tree, and not where the older one was another', () => {
    const leaves = leavesOf(33);
    for (let newSize = 1; newSize <= leaves.length; newSize += 1)
      for (let oldSize = 1; oldSize <= newSize; oldSize += 1) {
        const newer = leaves.slice(0, newSize);
        const oldRoot = merkleTreeHash(leaves.slice(0, oldSize));
        const forged = merkleTreeHash([...leaves.slice(0, oldSize - 1), hashLeaf('forged')]);
        const newRoot = merkleTreeHash(newer);
        const proof = proveConsistency(newer, oldSize);
        expect(verifyConsistency(oldSize, newSize, oldRoot, newRoot, proof)).toBe(true);
        expect(verifyConsistency(oldSize, newSize, forged, newRoot, proof)).toBe(false);
        expect(verifyConsistency(oldSize, newSize, oldRoot, forged, proof)).toBe(false);
        expect(verifyConsistency(oldSize, newSize, oldRoot, newRoot, [...proof, newRoot])).toBe(false);
      }
  });

  test('cannot be made for a tree larger than the one at hand', () => {
    expect(() => proveConsistency(leavesOf(3), 4)).toThrow(RangeError);
  });
});
