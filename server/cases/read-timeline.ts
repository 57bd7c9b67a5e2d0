import type { Reader } from '../../db/connection.ts';
import type { CaseAction } from '../contract/case-states.ts';
import type { CaseDetail } from '../contract/cases.ts';
import { isoOf } from '../platform/clock.ts';

const MOST_ACTIONS = 200;

interface ActionRow {
  id: string;
  at: number;
  action: string;
  code: string | null;
  details: string;
}

/** What happened to the case, the newest first; notes and questions with their words, which were masked when written. */
export async function readTimeline(db: Reader, id: number): Promise<CaseDetail['timeline']> {
  const rows = (await db('case_actions')
    .leftJoin('staff', 'staff.id', 'case_actions.staff_id')
    .where({ case_id: id })
    .orderBy('case_actions.id', 'desc')
    .limit(MOST_ACTIONS)
    .select(
      'case_actions.id',
      'case_actions.at',
      'case_actions.action',
      'case_actions.details',
      'staff.code',
    )) as ActionRow[];
  const words = await wordsOf(db, id);
  return rows.map((row) => ({
    id: row.id,
    at: isoOf(row.at),
    action: row.action as CaseAction,
    actor: row.code,
    details: { ...detailsOf(row), ...words(row) },
  }));
}

/** The notes, the newest first. */
export async function readNotes(db: Reader, id: number): Promise<CaseDetail['notes']> {
  const rows = (await db('case_notes')
    .join('staff', 'staff.id', 'case_notes.staff_id')
    .where({ case_id: id })
    .orderBy('case_notes.id', 'desc')
    .limit(MOST_ACTIONS)
    .select('case_notes.id', 'case_notes.at', 'case_notes.text', 'staff.code')) as {
    id: string;
    at: number;
    text: string;
    code: string;
  }[];
  return rows.map((row) => ({ id: row.id, at: isoOf(row.at), author: row.code, text: row.text }));
}

function detailsOf(row: ActionRow): Record<string, unknown> {
  return JSON.parse(row.details) as Record<string, unknown>;
}

// An action names its note or decision; the words stand there alone, so that they are kept, and erased, in one place.
async function wordsOf(db: Reader, id: number): Promise<(row: ActionRow) => Record<string, unknown>> {
  const notes = (await db('case_notes').where({ case_id: id }).select('id', 'text')) as {
    id: string;
    text: string;
  }[];
  const asked = (await db('decisions')
    .where({ case_id: id })
    .whereNotNull('question')
    .select('id', 'question')) as { id: string; question: string }[];
  const textOf = new Map(notes.map((note) => [note.id, note.text]));
  const questionOf = new Map(asked.map((one) => [one.id, one.question]));
  return (row) => {
    const { note, decisionId } = detailsOf(row);
    if (row.action === 'noted') return { note: textOf.get(note as string) };
    return row.action === 'returned' ? { question: questionOf.get(decisionId as string) } : {};
  };
}
