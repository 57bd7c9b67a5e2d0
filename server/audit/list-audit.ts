import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Reader } from '../../db/connection.ts';
import { whereWords } from '../../db/dialects.ts';
import type { Ability } from '../contract/ability.ts';
import { type AuditFilter, type auditListQuerySchema, LOOK_ACTIONS } from '../contract/audit-entries.ts';
import type { Page } from '../contract/page.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { ENTRY_COLUMNS, type EntryRow } from './audit-entry.ts';
import { type Phrase, phrasesOf } from './words.ts';

/** An entry with its seal, which it may not have yet. */
export interface ListedEntry extends EntryRow {
  sequence: number | null;
  leaf_hash: string | null;
}

type Query = z.output<typeof auditListQuerySchema>;
type Found = ListedEntry & { place?: number };

/**
 * One page of the record that the ability may see, newest first; its cost does not grow with the depth of the page.
 * Words are searched newest first in the order of writing.
 */
export async function listAudit(db: Reader, ability: Ability, query: Query): Promise<Page<ListedEntry>> {
  const { cursor, limit } = query;
  const phrases = query.text === undefined ? [] : phrasesOf(query.text);
  if (query.text !== undefined && phrases.length === 0)
    throw new ProblemError('invalid_request', {
      errors: [faultAt('text', 'no_words')],
    });
  const rows = db('audit_entries as e')
    .leftJoin('audit_seals as s', 's.entry_id', 'e.id')
    .limit(limit + 1)
    .select('s.sequence', 's.leaf_hash', ...ENTRY_COLUMNS.map((column) => `e.${column}`));
  visibleTo(rows, ability, 'read', 'AuditEntry', {});
  // Where few entries are asked for anyway, their words are looked at; else the words lead.
  const isFew = [query.caseId, query.accountId, query.sessionId].some((value) => value !== undefined);
  const byWords = phrases.length > 0 && !isFew;
  if (byWords) {
    void rows.join('audit_words as w', 'w.entry_id', 'e.id').select({ place: 'w.rowid' });
    const place = whereWords(db, rows, { table: 'audit_words', alias: 'w' }, phrases);
    void rows.orderBy(place, 'desc');
    if (cursor !== undefined) void rows.where(place, '<', decodeCursor(cursor, 1)[0] as number);
  } else {
    void rows.orderBy('e.at', 'desc').orderBy('e.id', 'desc');
    if (cursor !== undefined) void rows.whereRaw('(e.at, e.id) < (?, ?)', [...decodeCursor(cursor, 2)]);
    if (phrases.length > 0) holdWords(rows, phrases);
  }
  applyAuditFilter(rows, query, byWords);
  const found = (await rows) as Found[];
  return pageOfRows(found, limit, (last) =>
    encodeCursor(byWords ? [Number(last.place)] : [last.at, last.id]),
  );
}

/** Tests the words of each entry that is found otherwise. */
export function holdWords(query: Knex.QueryBuilder, phrases: readonly Phrase[]): void {
  void query.join('audit_words as w', 'w.entry_id', 'e.id');
  for (const { words, open } of phrases)
    void query.whereRaw(`' ' || w.words || ' ' like ?`, [`% ${words}${open ? '' : ' '}%`]);
}

// The one whose entries are fewest leads; the databases could not know that, and would walk a million of one action.
const LEADING = ['case_id', 'account_id', 'session_id', 'address', 'actor', 'action', 'role'] as const;

/** Narrows a query over `audit_entries as e`; one index is walked, the other conditions are tested on what it gives. */
export function applyAuditFilter(query: Knex.QueryBuilder, filter: AuditFilter, isLed: boolean): void {
  const values = {
    case_id: filter.caseId,
    account_id: filter.accountId,
    session_id: filter.sessionId,
    address: filter.address,
    actor: filter.actor,
    action: filter.action,
    role: filter.role,
  };
  let led = isLed;
  for (const column of LEADING) {
    const value = values[column];
    if (value === undefined) continue;
    // No index serves this: that is the point. PostgreSQL still knows how many rows it keeps, which for another
    // expression it would guess, and read the whole record.
    if (led) void query.whereRaw(`(e.${column} = ?) is true`, [value]);
    else void query.where(`e.${column}`, value);
    led = true;
  }
  if (filter.looks === true)
    void query.whereRaw(`(e.action in (${LOOK_ACTIONS.map(() => '?').join(', ')})) is true`, [
      ...LOOK_ACTIONS,
    ]);
  if (filter.from !== undefined) void query.where('e.at', '>=', Date.parse(filter.from));
  if (filter.to !== undefined) void query.where('e.at', '<', Date.parse(filter.to));
}
