import type { Knex } from 'knex';
import type { Database, Reader } from '../../db/connection.ts';
import { bulkInsert, bulkUpdate, whereTextIn } from '../../db/dialects.ts';
import type { Settings } from '../contract/settings.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { quarterOf } from './quarters.ts';
import { outcomeOf } from './outcome-of.ts';

/** Decisions looked at in one transaction. */
const SLICE = 500;
/** Taken back by who took them, or overtaken before they took effect: nobody was answered. */
const VOID = ['undone', 'withdrawn', 'cancelled'];
const COLUMNS = [
  'decision_id',
  'case_id',
  'flow',
  'region',
  'staff_id',
  'decided_at',
  'quarter_at',
  'days',
  'is_first',
  'ending',
];
const REWRITE = ['days', 'is_first', 'ending'].map((name) => `${name} = excluded.${name}`).join(', ');

interface Due {
  id: string;
  case_id: number;
  staff_id: string;
  decided_at: number;
  status: string;
  type: string;
  flow: string | null;
  kind: string;
  region: string;
  account_id: string;
}

/**
 * Writes down what became of decisions that are now so many days old, at most so many slices; those that were looked at
 * after another number of days, as the setting once was, anew. Answers how many. Writes `decision_outcomes`.
 */
export async function settleOutcomes(
  { db, settings }: { db: Database; settings: (within?: Reader) => Promise<Settings> },
  now: number,
  slices: number,
): Promise<number> {
  const days = (await settings()).metrics.firstContactDays;
  const before = now - days * DAY_MS;
  let looked = 0;
  for (let slice = 0; slice < slices; slice += 1) {
    const due = await findDue(db.read, before, days);
    if (due.length === 0) break;
    const ripe = due.filter((one) => one.decided_at <= before);
    const rows = await outcomesOf(db.read, ripe, days);
    const known = new Set(rows.map(([id]) => id));
    const unanswered = due.filter(({ id }) => !known.has(id)).map(({ id }) => id);
    await db.write(async (tx) => {
      await bulkInsert(tx, 'decision_outcomes', COLUMNS, rows, {
        onConflict: `(decision_id) do update set ${REWRITE}`,
      });
      const gone = tx('decision_outcomes');
      whereTextIn(tx, gone, 'decision_id', unanswered);
      await gone.delete();
      // Those that are too young for a longer time wait for it once more.
      const flags = due.map((one): [string, number] => [one.id, Number(one.decided_at <= before)]);
      await bulkUpdate(tx, 'decisions', ['id', 'settled'], flags);
    });
    looked += due.length;
  }
  return looked;
}

async function findDue(db: Reader, before: number, days: number): Promise<Due[]> {
  const decisions = (): Knex.QueryBuilder =>
    db('decisions')
      .join('cases', 'cases.id', 'decisions.case_id')
      .select('decisions.id', 'decisions.case_id', 'decisions.staff_id', 'decisions.decided_at')
      .select('decisions.status', 'decisions.type', 'cases.flow', 'cases.kind', 'cases.region')
      .select('cases.account_id');
  const due = (await decisions()
    // As the index has it: a bound value would not find it.
    .whereRaw('decisions.settled = 0')
    .where('decisions.decided_at', '<=', before)
    .orderBy('decisions.decided_at')
    .orderBy('decisions.id')
    .limit(SLICE)) as Due[];
  if (due.length > 0) return due;
  const edge = async (direction: 'asc' | 'desc') =>
    (await db('decision_outcomes').orderBy('days', direction).limit(1).pluck('days')) as number[];
  const other = [...(await edge('asc')), ...(await edge('desc'))].find((one) => one !== days);
  if (other === undefined) return [];
  const old = (await db('decision_outcomes')
    .where({ days: other })
    .limit(SLICE)
    .pluck('decision_id')) as string[];
  const again = decisions();
  whereTextIn(db, again, 'decisions.id', old);
  return (await again) as Due[];
}

async function outcomesOf(
  db: Reader,
  due: readonly Due[],
  days: number,
): Promise<[string, ...(string | number | null)[]][]> {
  const story = await readStory(db, due);
  return due.flatMap((one) => {
    // A verdict on a review answers nobody.
    if (VOID.includes(one.status) || one.kind === 'quality_review') return [];
    const taken = story.decisions.filter((other) => other.case_id === one.case_id);
    const [first] = taken.toSorted((a, b) => a.decided_at - b.decided_at || (a.id < b.id ? -1 : 1));
    const at = (action: string) =>
      story.actions
        .filter((line) => line.case_id === one.case_id && line.action === action)
        .map((line) => line.at);
    const further = story.cases.filter(
      (other) =>
        other.id !== one.case_id &&
        other.account_id === one.account_id &&
        (one.flow === null ? other.flow === null && other.kind === one.kind : other.flow === one.flow),
    );
    const facts = {
      decidedAt: one.decided_at,
      decisions: taken.map((other) => other.decided_at),
      resolvedAt: at('resolved'),
      reopenedAt: at('reopened'),
      openedAt: further.map((other) => other.opened_at),
    };
    const ending = one.type === 'escalate' ? 'escalated' : outcomeOf(facts, days * DAY_MS);
    const { id, case_id, flow, region, staff_id, decided_at } = one;
    const quarterAt = quarterOf(decided_at);
    return [
      [id, case_id, flow, region, staff_id, decided_at, quarterAt, days, Number(first?.id === id), ending],
    ];
  });
}

interface Story {
  decisions: { id: string; case_id: number; decided_at: number }[];
  actions: { case_id: number; action: string; at: number }[];
  cases: { id: number; account_id: string; flow: string | null; kind: string; opened_at: number }[];
}

async function readStory(db: Reader, due: readonly Due[]): Promise<Story> {
  const ids = [...new Set(due.map((one) => one.case_id))];
  const cases = db('cases')
    .whereNot('state', 'ended')
    .select('id', 'account_id', 'flow', 'kind', 'opened_at');
  whereTextIn(db, cases, 'account_id', [...new Set(due.map((one) => one.account_id))]);
  return {
    decisions: (await db('decisions')
      .whereIn('case_id', ids)
      .whereNotIn('status', VOID)
      .select('id', 'case_id', 'decided_at')) as Story['decisions'],
    actions: (await db('case_actions')
      .whereIn('case_id', ids)
      .whereIn('action', ['resolved', 'reopened'])
      .select('case_id', 'action', 'at')) as Story['actions'],
    cases: (await cases) as Story['cases'],
  };
}
