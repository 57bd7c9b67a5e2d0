import { randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../db/connection.ts';
import type { Origin, StaffActor } from '../platform/actor.ts';
import { sha256 } from '../platform/canonical-json.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { mayUse } from './demo-staff.ts';
import { staffActorOf } from './staff-actor.ts';
import type { StaffRow } from './staff-repository.ts';
import { HOUR_MS } from '../contract/time-units.ts';

const SESSION_MS = 8 * HOUR_MS;
/** `seen_at` is written at most this often, so that reading does not become writing. */
const SEEN_EVERY_MS = 60_000;

export interface StaffDeps {
  db: Database;
  clock: Clock;
  /** Whether the demo sign-ins exist here; never in production. */
  demo: boolean;
}

export interface NewSession {
  id: string;
  /** For the cookie; only its SHA-256 is stored. */
  token: string;
  /** UTC epoch ms. */
  expiresAt: number;
}

/** Opens a session of eight hours. */
export async function createSession(tx: Tx, now: number, staffId: string): Promise<NewSession> {
  const session = { id: newId(), token: randomBytes(32).toString('base64url'), expiresAt: now + SESSION_MS };
  await tx('sessions').insert({
    token_hash: sha256(session.token),
    id: session.id,
    staff_id: staffId,
    created_at: now,
    expires_at: session.expiresAt,
    seen_at: now,
  });
  return session;
}

/** Who holds this token; null where it is unknown or over, or its owner may not work any more. */
export async function findActorOfToken(
  deps: StaffDeps,
  token: string,
  origin: Origin,
): Promise<StaffActor | null> {
  const now = deps.clock();
  const row = (await deps.db
    .read('sessions')
    .join('staff', 'staff.id', 'sessions.staff_id')
    .where({ token_hash: sha256(token) })
    .where('expires_at', '>', now)
    .first('staff.*', 'sessions.id as session_id', 'sessions.seen_at as session_seen_at')) as
    | (StaffRow & { session_id: string; session_seen_at: number })
    | undefined;
  if (row === undefined || !mayUse(row, deps.demo)) return null;
  if (row.session_seen_at <= now - SEEN_EVERY_MS)
    await deps.db.write((tx) => noteSeen(tx, now, row.session_id, row.id));
  return staffActorOf(row, row.session_id, origin);
}

/** When the session ends, in UTC epoch ms; null where it is gone. */
export async function findSessionEnd(db: Database, sessionId: string): Promise<number | null> {
  const row = await db.read<{ id: string; expires_at: number }>('sessions').where({ id: sessionId }).first();
  return row?.expires_at ?? null;
}

/** Ends every session of a person, on every machine. */
export async function endSessionsOf(tx: Tx, staffId: string): Promise<void> {
  await tx('sessions').where({ staff_id: staffId }).del();
}

/** Removes sessions that are over: a job. */
export async function purgeSessions(db: Database, now: number): Promise<number> {
  return db.write((tx) => tx('sessions').where('expires_at', '<=', now).del());
}

async function noteSeen(tx: Tx, now: number, sessionId: string, staffId: string): Promise<void> {
  const written = await tx('sessions')
    .where({ id: sessionId })
    .where('seen_at', '<=', now - SEEN_EVERY_MS)
    .update({ seen_at: now });
  if (written === 1) await tx('staff').where({ id: staffId }).update({ last_seen_at: now });
}
