import type { Database, Reader } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { type LocalDay, localDays } from '../platform/local-days.ts';
import type { ReviewDeps } from './review-deps.ts';

/** Days that a server which was away still lists when it is back. */
const DAYS_BACK = 7;
const LOOKS = ['account.reveal', 'account.search', 'account.view', 'phone.search', 'case.view'];
const ANSWERS = ['case.approved', 'case.returned'];

/** Lists the odd looks of each whole day that is not listed yet: a job. Answers how many days were listed. */
export async function findOddLooks(deps: Pick<ReviewDeps, 'db' | 'settings'>, now: number): Promise<number> {
  const { zone } = (await deps.settings()).workingHours;
  // The first and the last day are cut off by the period: only whole ones are listed.
  const days = localDays(now - (DAYS_BACK + 1) * DAY_MS, now, zone).slice(1, -1);
  const listed = (await deps.db
    .read('look_days')
    .whereIn(
      'day',
      days.map(({ day }) => day),
    )
    .pluck('day')) as string[];
  let count = 0;
  for (const day of days)
    if (!listed.includes(day.day)) {
      await listDay(deps.db, day, now);
      count += 1;
    }
  return count;
}

interface Look {
  actor: string;
  staff_id: string;
  account_id: string;
  looks: number;
  last_at: number;
  session_id: string | null;
}

async function listDay(db: Database, { day, from, to }: LocalDay, now: number): Promise<void> {
  const looks = await looksWithin(db.read, from, to);
  const acted = await pairsThatActed(db.read, from, to);
  const assigned = await pairsAssigned(db.read, looks);
  const odd = looks
    .map((look) => ({
      look,
      pair: `${look.actor} ${look.account_id}`,
      given: assigned.has(`${look.staff_id} ${look.account_id}`),
    }))
    .map(({ look, pair, given }) => ({
      look,
      // Who answers a proposal looks before they do, and is given the case by the proposal.
      unassigned: given || acted.get(pair) === 'answered' ? 0 : 1,
      withoutAction: acted.has(pair) ? 0 : 1,
    }))
    .filter(({ unassigned, withoutAction }) => unassigned + withoutAction > 0);
  await db.write(async (tx) => {
    await bulkInsert(
      tx,
      'odd_looks',
      ['day', 'actor', 'account_id', 'looks', 'unassigned', 'without_action', 'session_id', 'last_at'],
      odd.map(({ look, unassigned, withoutAction }) => [
        day,
        look.actor,
        look.account_id,
        Number(look.looks),
        unassigned,
        withoutAction,
        look.session_id,
        Number(look.last_at),
      ]),
      { onConflict: '(day, actor, account_id) do nothing' },
    );
    await tx('look_days').insert({ day, listed_at: now, found: odd.length }).onConflict('day').ignore();
  });
}

// Looks of people who work cases; what auditors and managers read is theirs to read.
async function looksWithin(db: Reader, from: number, to: number): Promise<Look[]> {
  return (await db('audit_entries')
    .where('at', '>=', from)
    .where('at', '<', to)
    .whereIn('action', LOOKS)
    .whereIn('role', ['agent', 'senior'])
    .whereNotNull('account_id')
    .groupBy('actor', 'staff_id', 'account_id')
    .select('actor', 'staff_id', 'account_id')
    .count({ looks: '*' })
    .max({ last_at: 'at', session_id: 'session_id' })) as unknown as Look[];
}

async function pairsThatActed(
  db: Reader,
  from: number,
  to: number,
): Promise<Map<string, 'acted' | 'answered'>> {
  const rows = (await db('audit_entries')
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('subject', 'case')
    .whereNotIn('action', ['case.view', 'case.list'])
    .whereIn('role', ['agent', 'senior'])
    .whereNotNull('account_id')
    .groupBy('actor', 'account_id')
    .select(
      'actor',
      'account_id',
      db.raw('max(case when action in (?, ?) then 1 else 0 end) as answered', ANSWERS),
    )) as {
    actor: string;
    account_id: string;
    answered: number;
  }[];
  return new Map(
    rows.map((row) => [`${row.actor} ${row.account_id}`, row.answered === 1 ? 'answered' : 'acted']),
  );
}

async function pairsAssigned(db: Reader, looks: readonly Look[]): Promise<Set<string>> {
  const pairs = new Set<string>();
  for (let start = 0; start < looks.length; start += 500) {
    const part = looks.slice(start, start + 500);
    const rows = (await db('case_access')
      .whereIn(
        'account_id',
        part.map((look) => look.account_id),
      )
      .distinct('staff_id', 'account_id')) as { staff_id: string; account_id: string }[];
    for (const row of rows) pairs.add(`${row.staff_id} ${row.account_id}`);
  }
  return pairs;
}
