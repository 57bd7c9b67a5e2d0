import type { Reader, Tx } from '../../db/connection.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Annotation, AnnotationInput } from '../contract/annotations.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';

const MOST = 200;

interface AnnotationRecord {
  id: string;
  flow: string | null;
  at: number;
  kind: Annotation['kind'];
  title: string;
  code: string | null;
}

/** The marks of a flow, and those of all flows, in a period `[from, to)` in UTC ms; the newest first. */
export async function listAnnotations(
  db: Reader,
  { flow, from, to }: { flow: string; from: number; to: number },
): Promise<Annotation[]> {
  const rows = (await db('annotations')
    .leftJoin('staff', 'staff.id', 'annotations.staff_id')
    .where('at', '>=', from)
    .where('at', '<', to)
    .where((one) => one.whereNull('flow').orWhere('flow', flow))
    .orderBy('at', 'desc')
    .orderBy('annotations.id', 'desc')
    .limit(MOST)
    .select('annotations.*', 'staff.code')) as AnnotationRecord[];
  return rows.map((row) => ({
    id: row.id,
    flow: row.flow,
    at: isoOf(row.at),
    kind: row.kind,
    title: row.title,
    by: row.code ?? '',
  }));
}

/** Writes a mark and its audit entry. */
export async function addAnnotation(
  tx: Tx,
  now: number,
  actor: StaffActor,
  input: AnnotationInput,
): Promise<Annotation> {
  const id = newId();
  const { flow, kind, title } = input;
  const at = Date.parse(input.at);
  await tx('annotations').insert({ id, flow, at, kind, title, staff_id: actor.staff.id, created_at: now });
  await appendAudit(tx, now, actor, {
    action: 'annotation.add',
    subject: 'annotation',
    subjectId: id,
    after: { flow, at: isoOf(at), kind, title },
  });
  return { id, flow, at: isoOf(at), kind, title, by: actor.staff.code };
}

/** Takes a mark away, with an audit entry. Throws `not_found`. */
export async function removeAnnotation(tx: Tx, now: number, actor: StaffActor, id: string): Promise<void> {
  const gone = await tx('annotations').where({ id }).delete();
  if (gone === 0) throw new ProblemError('not_found');
  await appendAudit(tx, now, actor, { action: 'annotation.remove', subject: 'annotation', subjectId: id });
}
