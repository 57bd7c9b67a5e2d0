import type { Database, Reader } from '../../db/connection.ts';
import { peaksText, readTree } from './audit-state.ts';
import type { Checkpoint, CheckpointSigner } from './audit-signer.ts';
import { appendCheckpoint } from './checkpoint-file.ts';
import { rootOf } from './merkle.ts';

/** With news, a checkpoint is written at least this often. */
export const CHECKPOINT_EVERY_MS = 60_000;

/**
 * Signs the tree as it is and writes the checkpoint to the file, then to the database; null where nothing was sealed
 * since the last one. The file comes first, so that the proof outside is never behind.
 */
export async function writeCheckpoint(
  db: Database,
  now: number,
  signer: CheckpointSigner,
  file: string,
): Promise<Checkpoint | null> {
  const tree = await readTree(db.read);
  const last = await findLastCheckpoint(db.read);
  if (tree.size <= (last?.size ?? 0)) return null;
  const checkpoint = signer.sign({ size: tree.size, root: rootOf(tree).toString('hex'), at: now });
  appendCheckpoint(file, checkpoint);
  await db.write((tx) =>
    tx('audit_checkpoints')
      .insert({
        size: checkpoint.size,
        root: checkpoint.root,
        peaks: peaksText(tree),
        at: checkpoint.at,
        key_id: checkpoint.keyId,
        signature: checkpoint.signature,
      })
      .onConflict('size')
      .ignore(),
  );
  return checkpoint;
}

/** The newest checkpoint of the database. */
export async function findLastCheckpoint(db: Reader): Promise<Checkpoint | null> {
  const row = (await db('audit_checkpoints')
    .orderBy('size', 'desc')
    .first('size', 'root', 'at', 'key_id as keyId', 'signature')) as Checkpoint | undefined;
  return row ?? null;
}
