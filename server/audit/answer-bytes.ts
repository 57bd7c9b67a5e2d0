import type { Database } from '../../db/connection.ts';
import type { StaffActor } from '../platform/actor.ts';
import { BytesAnswer } from '../platform/route.ts';
import { type AuditInput, appendAudit } from './append-audit.ts';

/** A file that is about to leave. */
export interface LeavingFile {
  name: string;
  contentType: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** The one way by which a file leaves the server: it is in the record before its first byte (domain, section 12, 5). */
export async function answerBytes(
  db: Database,
  now: number,
  actor: StaffActor,
  entry: AuditInput,
  file: LeavingFile,
): Promise<BytesAnswer> {
  await db.write((tx) => appendAudit(tx, now, actor, entry));
  return new BytesAnswer(file.name, file.contentType, file.bytes);
}
