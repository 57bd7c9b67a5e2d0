import type { Database } from '../../db/connection.ts';
import { readTree } from './audit-state.ts';
import { EMPTY_TREE, growTree, rootOf } from './merkle.ts';

/** Leaves in a tile; a power of two, so that a tile is a subtree. */
export const TILE = 1_024;

/** Keeps the roots of at most `limit` more whole tiles, each in a short transaction; answers how many were kept. */
export async function keepTiles(db: Database, limit: number): Promise<number> {
  const { size } = await readTree(db.read);
  const row = (await db.read('audit_tiles').max({ last: 'tile' }).first()) as { last: number | null };
  const first = row.last === null ? 0 : Number(row.last) + 1;
  const until = Math.min(Math.floor(size / TILE), first + limit);
  for (let tile = first; tile < until; tile += 1) {
    const hashes = (await db
      .read('audit_seals')
      .where('sequence', '>', tile * TILE)
      .where('sequence', '<=', (tile + 1) * TILE)
      .orderBy('sequence')
      .pluck('leaf_hash')) as string[];
    // Somebody took seals away: the verification says so, and a proof must not rest on what is left.
    if (hashes.length < TILE) return tile - first;
    const root = rootOf(
      growTree(
        EMPTY_TREE,
        hashes.map((hash) => Buffer.from(hash, 'hex')),
      ),
    );
    await db.write((tx) =>
      tx('audit_tiles')
        .insert({ tile, root: root.toString('hex') })
        .onConflict('tile')
        .ignore(),
    );
  }
  return Math.max(0, until - first);
}
