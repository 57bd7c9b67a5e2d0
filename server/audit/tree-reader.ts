import type { Reader } from '../../db/connection.ts';
import { EMPTY_TREE, growTree, rootOf, type Tree } from './merkle.ts';
import type { LeafRange } from './merkle-proofs.ts';
import { TILE } from './tiles.ts';

/** Gives the root of any run of leaves that is a subtree: whole tiles from their kept roots, the rest from the seals. */
export class TreeReader {
  readonly #db: Reader;
  readonly #trustsTiles: boolean;
  #tiles: Promise<Buffer[]> | undefined;
  #last: { tile: number; leaves: Buffer[] } | undefined;

  /** @param trustsTiles false reads every leaf, for when a proof made from tiles did not hold */
  constructor(db: Reader, trustsTiles = true) {
    this.#db = db;
    this.#trustsTiles = trustsTiles;
  }

  /** The root of the leaves from `start` to before `end`, counted from 0; `start` must be where a subtree begins. */
  async rootOf([start, end]: LeafRange): Promise<Buffer> {
    return rootOf(await this.#treeOf(start, end));
  }

  async #treeOf(start: number, end: number): Promise<Tree> {
    if (!this.#trustsTiles || end - start < TILE) return growTree(EMPTY_TREE, await this.#leaves(start, end));
    const [first, last] = [start / TILE, Math.floor(end / TILE)];
    const kept = await this.#tileRoots(first, last);
    const whole = growTree(EMPTY_TREE, kept);
    const covered = (first + kept.length) * TILE;
    // A tile that is not kept yet, and what follows it, is read leaf by leaf.
    if (kept.length < last - first)
      return growBy(whole, kept.length * TILE, await this.#leaves(covered, end));
    const rest = growTree(EMPTY_TREE, await this.#leaves(covered, end));
    return { size: end - start, peaks: [...whole.peaks, ...rest.peaks] };
  }

  // Read once: a hundred thousandth of the leaves, and a proof of many entries asks for nearly all of them.
  async #tileRoots(first: number, last: number): Promise<Buffer[]> {
    this.#tiles ??= this.#readTiles();
    return (await this.#tiles).slice(first, last);
  }

  async #readTiles(): Promise<Buffer[]> {
    const rows = (await this.#db('audit_tiles').orderBy('tile').select('tile', 'root')) as {
      tile: number;
      root: string;
    }[];
    const gap = rows.findIndex((row, index) => row.tile !== index);
    return rows.slice(0, gap === -1 ? rows.length : gap).map((row) => Buffer.from(row.root, 'hex'));
  }

  // Entries next to each other share a tile: the last one that was read is kept.
  async #leaves(start: number, end: number): Promise<Buffer[]> {
    if (start >= end) return [];
    const tile = Math.floor(start / TILE);
    if (end > (tile + 1) * TILE) return this.#readLeaves(start, end);
    if (this.#last?.tile !== tile)
      this.#last = { tile, leaves: await this.#readLeaves(tile * TILE, (tile + 1) * TILE) };
    return this.#last.leaves.slice(start - tile * TILE, end - tile * TILE);
  }

  async #readLeaves(start: number, end: number): Promise<Buffer[]> {
    const hashes = (await this.#db('audit_seals')
      .where('sequence', '>', start)
      .where('sequence', '<=', end)
      .orderBy('sequence')
      .pluck('leaf_hash')) as string[];
    return hashes.map((hash) => Buffer.from(hash, 'hex'));
  }
}

function growBy(whole: Tree, size: number, leaves: readonly Buffer[]): Tree {
  return growTree({ size, peaks: whole.peaks }, leaves);
}
