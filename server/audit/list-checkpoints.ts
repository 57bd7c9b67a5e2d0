import type { Reader } from '../../db/connection.ts';
import type { Page } from '../contract/page.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { Checkpoint } from './audit-signer.ts';

const COLUMNS = ['size', 'root', 'at', 'key_id as keyId', 'signature'];

/** A page of the database's signed checkpoints, the newest first. */
export async function listCheckpointPage(
  db: Reader,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<Checkpoint>> {
  const rows = db('audit_checkpoints')
    .orderBy('size', 'desc')
    .limit(query.limit + 1)
    .select(COLUMNS);
  if (query.cursor !== undefined) void rows.where('size', '<', decodeCursor(query.cursor, 1)[0] as number);
  return pageOfRows((await rows) as Checkpoint[], query.limit, (last) => encodeCursor([last.size]));
}

/** The checkpoint of exactly this size. Throws `not_found`. */
export async function getCheckpoint(db: Reader, size: number): Promise<Checkpoint> {
  const row = (await db('audit_checkpoints').where({ size }).first(COLUMNS)) as Checkpoint | undefined;
  if (row === undefined)
    throw new ProblemError('not_found', { detail: `there is no checkpoint of ${size} entries` });
  return row;
}
