import type { z } from 'zod';
import type { Reader } from '../../db/connection.ts';
import type { auditStatusSchema } from '../contract/audit-entries.ts';
import { isoOf } from '../platform/clock.ts';
import { readTree } from './audit-state.ts';
import { findLastCheckpoint } from './write-checkpoint.ts';

/** How many entries are sealed and how many wait, and the newest signed checkpoint. */
export async function findAuditStatus(db: Reader): Promise<z.infer<typeof auditStatusSchema>> {
  const tree = await readTree(db);
  const waiting = (await db('audit_pending').count({ count: '*' }).first()) as { count: number };
  const last = await findLastCheckpoint(db);
  return {
    entries: tree.size,
    pending: waiting.count,
    checkpoint: last === null ? null : { size: last.size, root: last.root, at: isoOf(last.at) },
  };
}
