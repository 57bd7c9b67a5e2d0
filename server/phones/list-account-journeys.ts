import type { Reader } from '../../db/connection.ts';
import type { JourneyRecord } from '../../db/tables.ts';
import type { JourneyLine } from '../contract/account-page.ts';
import type { Titles } from '../contract/names.ts';
import type { Page } from '../contract/page.ts';
import { toJourney } from '../journeys/journey-repository.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { PhoneRouteDeps } from './phone-deps.ts';
import { mayOpenAccount } from './account-visibility.ts';

interface ListedJourney extends JourneyRecord {
  titles: string | null;
}

/** One page of an account's journeys, the newest first. Throws `not_found` where the account is not theirs to see. */
export async function listAccountJourneys(
  deps: PhoneRouteDeps,
  actor: StaffActor,
  accountId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<JourneyLine>> {
  const db = deps.db.read;
  if (!(await mayOpenAccount(db, actor, accountId))) throw new ProblemError('not_found');
  const query = db('journeys')
    .leftJoin('flows', 'flows.name', 'journeys.flow')
    .where('journeys.account_id', accountId)
    .orderBy([
      { column: 'journeys.started_at', order: 'desc' },
      { column: 'journeys.id', order: 'desc' },
    ])
    .limit(limit + 1)
    .select('journeys.*', 'flows.titles');
  if (cursor !== undefined)
    void query.whereRaw('(journeys.started_at, journeys.id) < (?, ?)', [...decodeCursor(cursor, 2)]);
  const rows = (await query) as ListedJourney[];
  const page = pageOfRows(rows, limit, (last) => encodeCursor([last.started_at, last.id]));
  const cases = await casesOf(db, page.data);
  const rulebook = await deps.rulebook(db);
  const now = deps.clock();
  const isLapsed = (row: JourneyRecord) =>
    row.outcome === 'open' && now - row.last_at > rulebook.rules(row.flow, row.flow_version).gapMs;
  return {
    ...page,
    data: page.data.map((row) => presentLine(row, cases.get(row.id) ?? null, isLapsed(row))),
  };
}

async function casesOf(db: Reader, rows: readonly JourneyRecord[]): Promise<Map<string, number>> {
  const found = (await db('cases')
    .whereIn(
      'journey_id',
      rows.map(({ id }) => id),
    )
    .orderBy('id')
    .select('id', 'journey_id')) as { id: number; journey_id: string }[];
  return new Map(found.map((row) => [row.journey_id, row.id]));
}

function presentLine(row: ListedJourney, caseId: number | null, isLapsed: boolean): JourneyLine {
  const { state } = toJourney(row);
  return {
    id: row.id,
    flow: row.flow,
    flowTitles: row.titles === null ? null : (JSON.parse(row.titles) as Titles),
    startedAt: isoOf(row.started_at),
    lastAt: isoOf(row.last_at),
    outcome: isLapsed ? 'lapsed' : (row.outcome as JourneyLine['outcome']),
    laps: row.laps,
    stuck: row.stuck_at !== null,
    lastStep: state.lastStep,
    caseId,
  };
}
