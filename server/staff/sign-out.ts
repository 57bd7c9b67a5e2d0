import type { Database } from '../../db/connection.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffActor } from '../platform/actor.ts';

/** Ends this session; the person's others go on. Ending it twice is no fault, and recorded once. */
export async function signOut(db: Database, now: number, actor: StaffActor): Promise<void> {
  await db.write(async (tx) => {
    const ended = await tx('sessions').where({ id: actor.sessionId }).del();
    if (ended === 0) return;
    await appendAudit(tx, now, actor, {
      action: 'session.end',
      subject: 'staff',
      subjectId: actor.staff.code,
    });
  });
}
