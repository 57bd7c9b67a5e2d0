import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import type { Ability } from '../contract/ability.ts';
import type { OutcomeCase, OutcomeCasesQuery } from '../contract/outcomes.ts';
import type { Page } from '../contract/page.ts';
import { isoOf } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { visibleTo } from '../platform/visible-to.ts';
import type { FigureQuestion } from './figure-question.ts';
import { coolings, firstContacts } from './outcomes-by-day.ts';

type Row = Omit<OutcomeCase, 'at' | 'caseId'> & { id: string; case_id: number; at: number };

/** The cases behind first-contact resolution or the objection rate that the reader may open, the newest first. */
export async function listOutcomeCases(
  db: Reader,
  ability: Ability,
  question: FigureQuestion,
  { figure, only, cursor, limit }: Pick<OutcomeCasesQuery, 'figure' | 'only' | 'cursor' | 'limit'>,
  now: number,
): Promise<Page<OutcomeCase>> {
  const isFirst = figure === 'first_contact';
  const query = isFirst ? firstContactRows(db, question) : coolingRows(db, question, now);
  const [at, id] = isFirst
    ? ['decision_outcomes.decided_at', 'decision_outcomes.decision_id']
    : ['decisions.cooling_from', 'decisions.id'];
  if (only === 'true')
    void (isFirst
      ? query.whereNot('decision_outcomes.ending', 'ended')
      : query.whereNotNull('decisions.objected_at'));
  visibleTo(query, ability, 'read', 'Case', CASE_COLUMNS);
  if (cursor !== undefined) void query.whereRaw(`(${at}, ${id}) < (?, ?)`, [...decodeCursor(cursor, 2)]);
  const rows = (await query
    .orderBy(at, 'desc')
    .orderBy(id, 'desc')
    .limit(limit + 1)
    .select({ id, at, case_id: 'cases.id' }, 'cases.kind')
    .select({ decision: 'decisions.type' }, 'decisions.reason')) as Row[];
  const page = pageOfRows(rows, limit, (last) => encodeCursor([last.at, last.id]));
  return {
    ...page,
    data: page.data.map(({ kind, decision, reason, case_id: caseId, at: moment, ending }) => ({
      caseId,
      kind,
      decision,
      reason,
      at: isoOf(Number(moment)),
      ending,
    })),
  };
}

function firstContactRows(db: Reader, question: FigureQuestion): Knex.QueryBuilder {
  return firstContacts(db, question)
    .join('decisions', 'decisions.id', 'decision_outcomes.decision_id')
    .join('cases', 'cases.id', 'decision_outcomes.case_id')
    .select('decision_outcomes.ending');
}

function coolingRows(db: Reader, question: FigureQuestion, now: number): Knex.QueryBuilder {
  return coolings(db, question, now).select(
    db.raw("case when decisions.objected_at is null then 'not_objected' else 'objected' end as ending"),
  );
}
