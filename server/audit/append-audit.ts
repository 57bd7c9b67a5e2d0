import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import { type Actor, staffIdOf } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { maskFreeText } from '../vault/mask.ts';
import { ENTRY_COLUMNS } from './audit-entry.ts';
import { wordsOf } from './words.ts';

/** What happened, as the record keeps it. Personal data stands in it as keyed fingerprints only. */
export interface AuditInput {
  /** Such as `case.claim` or `account.search`. */
  action: string;
  /** The kind of thing acted on, such as `case`. */
  subject: string;
  subjectId?: string | null;
  accountId?: string | null;
  caseId?: number | null;
  reason?: string | null;
  before?: unknown;
  after?: unknown;
  /** More that the search finds the entry by, such as a note's text: kept beside the record, not in it. */
  words?: string;
}

/** Writes one entry into the record in the caller's transaction; the sealer gives it its place later. Answers its id. */
export async function appendAudit(tx: Tx, now: number, actor: Actor, entry: AuditInput): Promise<string> {
  const [id = ''] = await appendAudits(tx, now, actor, [entry]);
  return id;
}

/** As `appendAudit`, for many entries of one actor in few statements. */
export async function appendAudits(
  tx: Tx,
  now: number,
  actor: Actor,
  entries: readonly AuditInput[],
): Promise<string[]> {
  return appendActs(
    tx,
    entries.map((entry) => ({ at: now, actor, entry })),
  );
}

/** One entry with who did it, and when in UTC ms. */
export interface Act {
  at: number;
  actor: Actor;
  entry: AuditInput;
}

/** As `appendAudits`, for acts of many actors and moments. */
export async function appendActs(tx: Tx, acts: readonly Act[]): Promise<string[]> {
  const rows = acts.map(rowOf);
  await bulkInsert(tx, 'audit_entries', ENTRY_COLUMNS, rows);
  await bulkInsert(
    tx,
    'audit_pending',
    ['entry_id'],
    rows.map(([id]) => [id as string]),
  );
  await bulkInsert(tx, 'audit_words', ['words', 'entry_id'], searchedWords(acts, rows));
  return rows.map(([id]) => id as string);
}

function rowOf({ at, actor, entry }: Act): (string | number | null)[] {
  return [
    newId(),
    at,
    actorName(actor),
    staffIdOf(actor),
    actor.type === 'staff' ? actor.staff.role : null,
    actor.type === 'staff' ? actor.sessionId : null,
    actor.address,
    entry.action,
    entry.subject,
    entry.subjectId ?? null,
    entry.accountId ?? null,
    entry.caseId ?? null,
    // Staff type it: what looks like a number of somebody's has no place in a record that is never changed.
    entry.reason == null ? null : maskFreeText(entry.reason),
    jsonOrNull(entry.before),
    jsonOrNull(entry.after),
    actor.requestId,
  ];
}

function searchedWords(acts: readonly Act[], rows: readonly (readonly unknown[])[]): string[][] {
  return acts.flatMap(({ entry }, index) => {
    const typed = [entry.reason, entry.words].filter((text) => text != null);
    const words = wordsOf(maskFreeText(typed.join('\n')));
    return words === '' ? [] : [[words, rows[index]?.[0] as string]];
  });
}

/** The actor as entries name it: a staff code, `key:<id>` or `system:<part>`. */
export function actorName(actor: Actor): string {
  switch (actor.type) {
    case 'staff':
      return actor.staff.code;
    case 'key':
      return `key:${actor.keyId}`;
    case 'system':
      return `system:${actor.name}`;
  }
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
