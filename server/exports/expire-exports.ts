import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appendAudit } from '../audit/append-audit.ts';
import { systemActor } from '../platform/actor.ts';
import type { WriteDeps } from './exports-deps.ts';
import { folderOf } from './export-repository.ts';

const AT_ONCE = 50;

/** Deletes the files and keys of exports whose time is over, and files that belong to none: a job. */
export async function expireExports(
  { db, dataDir }: Pick<WriteDeps, 'db' | 'dataDir'>,
  now: number,
): Promise<number> {
  const due = (await db
    .read('exports')
    .where({ state: 'done' })
    .where('expires_at', '<=', now)
    .orderBy('id')
    .limit(AT_ONCE)
    .pluck('id')) as number[];
  for (const id of due) {
    await db.write(async (tx) => {
      // Without its key a file that a backup still holds is noise.
      const expired = await tx('exports')
        .where({ id, state: 'done' })
        .update({ state: 'expired', sealed_key: null });
      if (expired === 1)
        await appendAudit(tx, now, systemActor('exports'), {
          action: 'export.expire',
          subject: 'export',
          subjectId: String(id),
        });
    });
    await rm(folderOf(dataDir, id), { recursive: true, force: true });
  }
  await removeStrays({ db, dataDir });
  return due.length;
}

// What a crash, or a cancelled run, left behind.
async function removeStrays({ db, dataDir }: Pick<WriteDeps, 'db' | 'dataDir'>): Promise<void> {
  const names = await readdir(join(dataDir, 'exports')).catch(() => []);
  const ids = names.map(Number).filter(Number.isSafeInteger);
  const kept = (await db
    .read('exports')
    .whereIn('id', ids)
    .whereIn('state', ['running', 'done'])
    .pluck('id')) as number[];
  for (const id of ids)
    if (!kept.includes(id)) await rm(folderOf(dataDir, id), { recursive: true, force: true });
}
