import type { Reader } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Hold, HoldInput } from '../contract/retention.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { maskFreeText } from '../vault/mask.ts';
import type { RetentionDeps } from './retention-deps.ts';

/** Held while something is destroyed, and while a hold is placed: one sees the other. */
export const HOLDS_LOCK = 'holds';
const MOST_HOLDS = 1_000;

interface HoldRow {
  id: string;
  account_id: string | null;
  from_at: number | null;
  to_at: number | null;
  reason: string;
  at: number;
  code: string;
  released_code: string | null;
  released_reason: string | null;
  released_at: number | null;
}

/** Every hold, those in force first, the newest of them first. */
export async function listHolds(db: Reader): Promise<Hold[]> {
  const rows = (await db('holds as h')
    .join('staff as placer', 'placer.id', 'h.staff_id')
    .leftJoin('staff as releaser', 'releaser.id', 'h.released_by')
    .orderByRaw('case when h.released_at is null then 0 else 1 end, h.id desc')
    .limit(MOST_HOLDS)
    .select('h.*', { code: 'placer.code', released_code: 'releaser.code' })) as HoldRow[];
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    from: isoOrNull(row.from_at),
    to: isoOrNull(row.to_at),
    reason: row.reason,
    by: row.code,
    at: isoOf(row.at),
    released:
      row.released_at === null
        ? null
        : { by: row.released_code ?? '', at: isoOf(row.released_at), reason: row.released_reason ?? '' },
  }));
}

/** Places a hold; from this moment on nothing that it covers is destroyed. Answers its id. */
export async function placeHold(
  { db, clock }: RetentionDeps,
  actor: StaffActor,
  input: HoldInput,
): Promise<string> {
  const id = newId();
  const reason = maskFreeText(input.reason);
  await db.write(async (tx) => {
    const now = clock();
    await lockNames(tx, [HOLDS_LOCK]);
    await tx('holds').insert({
      id,
      account_id: input.accountId ?? null,
      from_at: input.from === undefined ? null : Date.parse(input.from),
      to_at: input.to === undefined ? null : Date.parse(input.to),
      reason,
      staff_id: actor.staff.id,
      at: now,
    });
    await appendAudit(tx, now, actor, {
      action: 'hold.place',
      subject: 'hold',
      subjectId: id,
      accountId: input.accountId ?? null,
      reason,
      after: { from: input.from ?? null, to: input.to ?? null },
    });
  });
  return id;
}

/** Releases a hold, with a reason. Throws `not_found`, and `state_conflict` where it was released already. */
export async function releaseHold(
  { db, clock }: RetentionDeps,
  actor: StaffActor,
  id: string,
  reason: string,
): Promise<void> {
  await db.write(async (tx) => {
    const now = clock();
    const hold = (await tx('holds').where({ id }).first('account_id')) as
      | { account_id: string | null }
      | undefined;
    if (hold === undefined) throw new ProblemError('not_found');
    const words = maskFreeText(reason);
    const released = await tx('holds')
      .where({ id })
      .whereNull('released_at')
      .update({ released_by: actor.staff.id, released_reason: words, released_at: now });
    if (released === 0) throw new ProblemError('state_conflict');
    await appendAudit(tx, now, actor, {
      action: 'hold.release',
      subject: 'hold',
      subjectId: id,
      accountId: hold.account_id,
      reason: words,
    });
  });
}
