import { appendAudit } from '../audit/append-audit.ts';
import type { Actor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { KeyDeps } from './create-key.ts';
import { findKey, type KeyRow, updateKey } from './key-repository.ts';

/** Ends a key at once; the next request with it is refused. Revoking twice is no fault. Throws `not_found`. */
export async function revokeKey({ db, clock }: KeyDeps, actor: Actor, id: string): Promise<KeyRow> {
  return db.write(async (tx) => {
    const now = clock();
    const row = await findKey(tx, id);
    if (row === null) throw new ProblemError('not_found');
    if (row.revoked_at !== null) return row;
    if (!(await updateKey(tx, row, { revoked_at: now })))
      throw new ProblemError('version_conflict', { detail: 'the key was changed meanwhile' });
    await appendAudit(tx, now, actor, { action: 'key.revoke', subject: 'key', subjectId: id });
    return { ...row, revoked_at: now };
  });
}
