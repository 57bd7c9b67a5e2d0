import { appendAudit } from '../audit/append-audit.ts';
import type { Actor } from '../platform/actor.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { type IssuedKey, issueKey, type KeyDeps } from './create-key.ts';
import { findKey, isGood, updateKey } from './key-repository.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/**
 * Makes a new key of the same name, scopes, addresses and lifetime; the old one goes on for the overlap at most.
 * Throws `not_found` for a key that is unknown, revoked or expired.
 */
export async function rotateKey(
  { db, vault, clock }: KeyDeps,
  actor: Actor,
  id: string,
  overlapHours: number,
): Promise<IssuedKey> {
  return db.write(async (tx) => {
    const now = clock();
    const row = await findKey(tx, id);
    if (row === null || !isGood(row, now)) throw new ProblemError('not_found');
    const end = Math.min(row.expires_at ?? Infinity, now + Math.round(overlapHours * HOUR_MS));
    if (!(await updateKey(tx, row, { expires_at: end }))) throw new ProblemError('not_found');
    await appendAudit(tx, now, actor, {
      action: 'key.rotate',
      subject: 'key',
      subjectId: id,
      before: { expiresAt: isoOrNull(row.expires_at) },
      after: { expiresAt: isoOf(end) },
    });
    const { name, scopes, addresses, created_at, expires_at } = row;
    const lifetime = expires_at === null ? null : now + (expires_at - created_at);
    return issueKey(tx, vault, actor, { name, scopes, addresses, created_at: now, expires_at: lifetime }, id);
  });
}
