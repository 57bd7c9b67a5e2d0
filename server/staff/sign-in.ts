import type { z } from 'zod';
import type { signInSchema } from '../contract/staff.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { SystemActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { checkPassword } from './passwords.ts';
import { countAttempt, forgiveAttempts } from './count-attempt.ts';
import { mayUse } from './demo-staff.ts';
import { createSession, type NewSession, type StaffDeps } from './sessions.ts';
import { staffActorOf } from './staff-actor.ts';
import { findStaffRow, type StaffRow } from './staff-repository.ts';

/**
 * Opens a session for the right password. Throws `bad_credentials` (also for unknown and disabled people, after the
 * same work) or, after five failures in a row, `locked_out` for a quarter of an hour. Both ways are on the record.
 */
export async function signIn(
  deps: StaffDeps,
  visitor: SystemActor,
  input: z.output<typeof signInSchema>,
): Promise<{ row: StaffRow; session: NewSession }> {
  const row = await checkCredentials(deps, visitor, input, 'session.start');
  const now = deps.clock();
  return deps.db.write(async (tx) => {
    const session = await createSession(tx, now, row.id);
    await forgiveAttempts(tx, row.id);
    await tx('staff').where({ id: row.id }).update({ last_seen_at: now });
    await appendAudit(tx, now, staffActorOf(row, session.id, visitor), {
      action: 'session.start',
      subject: 'staff',
      subjectId: row.code,
    });
    return { row, session };
  });
}

/**
 * The person of this code and password; the attempt stays counted until `forgiveAttempts`. `attempted` names in the
 * record what the password was for. Throws as `signIn`.
 */
export async function checkCredentials(
  deps: StaffDeps,
  actor: SystemActor,
  { code, password }: z.output<typeof signInSchema>,
  attempted: string,
): Promise<StaffRow> {
  const found = await findStaffRow(deps.db.read, code);
  const row = found !== null && mayUse(found, deps.demo) ? found : null;
  const counted = row === null || (await deps.db.write((tx) => countAttempt(tx, deps.clock(), row.id)));
  const right = await checkPassword(counted ? (row?.password_hash ?? null) : null, password);
  if (row !== null && counted && right) return row;
  const now = deps.clock();
  const reason = row === null ? 'unknown' : counted ? 'wrong password' : 'locked out';
  await deps.db.write((tx) =>
    appendAudit(tx, now, actor, {
      action: 'session.refuse',
      subject: 'staff',
      // What was typed is kept only where it is somebody's code: people type passwords into that field.
      subjectId: found?.code ?? null,
      reason,
      after: { attempted },
    }),
  );
  if (counted) throw new ProblemError('bad_credentials');
  const lockedUntil = (await findStaffRow(deps.db.read, code))?.locked_until ?? now;
  throw new ProblemError('locked_out', { retryAfter: Math.max(1, Math.ceil((lockedUntil - now) / 1_000)) });
}
