import type { Reader } from '../../db/connection.ts';
import type { ReviewSettings } from '../contract/review-settings.ts';
import type { AccessRow, AccessSign } from '../contract/reviews.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { personOf, type StaffRow } from '../staff/staff-repository.ts';
import { DAY_MS } from '../contract/time-units.ts';

const MOST_PEOPLE = 2_000;

interface Grant {
  at: number;
  actor: string;
  role: string;
  approvedBy: string | null;
}

/** Everybody of the staff with how they came to their role, as the record tells it, and what stands out. */
export async function listAccess(db: Reader, settings: ReviewSettings, now: number): Promise<AccessRow[]> {
  const people = (await db('staff').orderBy('code').limit(MOST_PEOPLE)) as StaffRow[];
  const grants = await readGrants(db);
  const looks = await countLooks(db, now - settings.lookDays * DAY_MS);
  const usual = middleByRole(people, looks);
  return people.map((row) => {
    const { staff } = personOf(row);
    const grant = grants.get(row.code);
    const known = grant?.role === row.role ? grant : undefined;
    const count = looks.get(row.code) ?? 0;
    return {
      id: staff.id,
      code: staff.code,
      role: staff.role,
      team: staff.team,
      regions: staff.regions,
      disabled: row.disabled === 1,
      since: isoOf(known?.at ?? row.created_at),
      givenBy: known?.actor ?? null,
      approvedBy: known?.approvedBy ?? null,
      lastUsedAt: isoOrNull(row.last_seen_at),
      looks: count,
      signs: row.disabled === 1 ? [] : signsOf(row, count, usual.get(row.role) ?? 0, settings, now),
    };
  });
}

function signsOf(
  row: StaffRow,
  looks: number,
  usual: number,
  { unusedDays, manyLooks, timesUsual }: ReviewSettings,
  now: number,
): AccessSign[] {
  const signs: AccessSign[] = [];
  if (row.last_seen_at === null) {
    if (now - row.created_at > unusedDays * DAY_MS) signs.push('never_used');
  } else if (now - row.last_seen_at > unusedDays * DAY_MS) signs.push('unused');
  if (looks >= manyLooks && looks > timesUsual * usual) signs.push('many_looks');
  if (row.password_hash === '') signs.push('demo');
  return signs;
}

// The latest entry that gave each person the role they have; entries of the same role again change nothing.
async function readGrants(db: Reader): Promise<Map<string, Grant>> {
  const rows = (await db('audit_entries')
    .whereIn('action', ['staff.create', 'staff.set'])
    .orderBy(['at', 'id'])
    .select('at', 'actor', 'subject_id', 'after')) as {
    at: number;
    actor: string;
    subject_id: string;
    after: string | null;
  }[];
  const grants = new Map<string, Grant>();
  for (const { at, actor, subject_id: code, after } of rows) {
    const said = JSON.parse(after ?? '{}') as { role?: string; approvedBy?: string | null };
    if (said.role === undefined || grants.get(code)?.role === said.role) continue;
    grants.set(code, { at, actor, role: said.role, approvedBy: said.approvedBy ?? null });
  }
  return grants;
}

async function countLooks(db: Reader, since: number): Promise<Map<string, number>> {
  const rows = (await db('audit_entries')
    .where({ action: 'account.reveal' })
    .where('at', '>=', since)
    .groupBy('actor')
    .select('actor')
    .count({ n: '*' })) as unknown as { actor: string; n: number }[];
  return new Map(rows.map((row) => [row.actor, Number(row.n)]));
}

function middleByRole(people: readonly StaffRow[], looks: ReadonlyMap<string, number>): Map<string, number> {
  const byRole = new Map<string, number[]>();
  for (const { role, code, disabled } of people)
    if (disabled === 0) byRole.set(role, [...(byRole.get(role) ?? []), looks.get(code) ?? 0]);
  return new Map(
    [...byRole].map(([role, counts]) => [
      role,
      counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0,
    ]),
  );
}
