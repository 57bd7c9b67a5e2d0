import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { maskFreeText } from '../vault/mask.ts';
import type { CaseDeps } from './case-deps.ts';
import { dueAtOf } from './case-policy.ts';
import { findVisibleCase, getVisibleCase } from './case-repository.ts';
import { changeCase, conflict } from './change-case.ts';

/** Adds a note; what looks like a phone or ID number in it is masked before it is stored. */
export async function noteCase(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  text: string,
): Promise<CaseRecord> {
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getVisibleCase(tx, actor, id);
    if (actor.ability.cannot('act', 'Case')) throw new ProblemError('forbidden');
    const note = { id: newId(), case_id: id, staff_id: actor.staff.id, at: now, text: maskFreeText(text) };
    await tx('case_notes').insert(note);
    return changeCase(tx, now, actor, row, {
      action: 'noted',
      details: { note: note.id },
      words: note.text,
    });
  });
}

/** Replaces the tags; what looks like a phone or ID number in one is masked. */
export async function tagCase(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: { version: number; tags: string[] },
): Promise<CaseRecord> {
  return deps.db.write(async (tx) => {
    const row = await getVisibleCase(tx, actor, id);
    if (actor.ability.cannot('act', 'Case')) throw new ProblemError('forbidden');
    if (row.version !== input.version) throw await conflict(tx, id);
    const tags = [...new Set(input.tags.map((tag) => maskFreeText(tag.trim())))].filter(Boolean).sort();
    return changeCase(tx, deps.clock(), actor, row, {
      action: 'tagged',
      set: { tags: JSON.stringify(tags) },
      details: { tags },
    });
  });
}

/** A manager moves a case up or down; its due time follows. */
export async function prioritiseCase(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  input: { version: number; priority: number; reason: string },
): Promise<CaseRecord> {
  const settings = await deps.settings();
  return deps.db.write(async (tx) => {
    const row = await findVisibleCase(tx, actor, id, 'assign');
    if (row === null) throw new ProblemError('not_found');
    if (row.version !== input.version) throw await conflict(tx, id);
    return changeCase(tx, deps.clock(), actor, row, {
      action: 'reprioritised',
      set: { priority: input.priority, due_at: dueAtOf(row.opened_at, input.priority, settings) },
      details: { from: row.priority, to: input.priority },
      reason: maskFreeText(input.reason),
    });
  });
}
