import type { Database } from '../../db/connection.ts';
import { newId } from '../platform/ids.ts';
import type { CheckpointSigner } from './audit-signer.ts';
import { releaseSealer } from './audit-state.ts';
import { checkpointFile } from './checkpoint-file.ts';
import { sealAudit } from './seal-audit.ts';
import { keepTiles } from './tiles.ts';
import { CHECKPOINT_EVERY_MS, findLastCheckpoint, writeCheckpoint } from './write-checkpoint.ts';

const TILES_AT_ONCE = 16;

/** The server's sealer: `run` is a job of every second, `finish` comes at shutdown. */
export interface AuditSealer {
  run(now: number): Promise<void>;
  /** Seals what is left, writes the last checkpoint and lets another server take over at once. */
  finish(now: number): Promise<void>;
}

/** A sealer with a lease of its own. `dataDir` is where the checkpoints' file lies. */
export function createAuditSealer(db: Database, signer: CheckpointSigner, dataDir: string): AuditSealer {
  const holder = newId();
  const file = checkpointFile(dataDir);
  return {
    run: async (now) => {
      if ((await sealAudit(db, now, holder)) === null) return;
      const last = await findLastCheckpoint(db.read);
      // A clock that was set back must not hold the signing up.
      if (last === null || Math.abs(now - last.at) >= CHECKPOINT_EVERY_MS)
        await writeCheckpoint(db, now, signer, file);
      await keepTiles(db, TILES_AT_ONCE);
    },
    finish: async (now) => {
      if ((await sealAudit(db, now, holder)) === null) return;
      await writeCheckpoint(db, now, signer, file);
      await db.write((tx) => releaseSealer(tx, holder));
    },
  };
}
