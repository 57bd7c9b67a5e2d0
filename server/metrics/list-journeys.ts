import type { Reader } from '../../db/connection.ts';
import type { JourneyRecord } from '../../db/tables.ts';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import type { Ability } from '../contract/ability.ts';
import type { FigureJourneysQuery, JourneyRow } from '../contract/dashboard.ts';
import type { Page } from '../contract/page.ts';
import { lapEdge } from '../journeys/count-lap.ts';
import { type Journey, toJourney } from '../journeys/journey-repository.ts';
import { countOf, pairKey } from '../journeys/tally.ts';
import { isoOf } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { visibleTo } from '../platform/visible-to.ts';
import type { FigureQuestion } from './figure-question.ts';
import { journeysIn } from './journeys-in.ts';

/** Read at once, since which transitions a journey made is known only from its state. */
const BATCH = 200;
/** A page that has found too few after so many says where to go on. */
const MOST_READ = 4_000;

type Filter = Pick<FigureJourneysQuery, 'edgeFrom' | 'edgeTo' | 'reason' | 'stuck' | 'cursor' | 'limit'>;

/** The journeys behind a figure, the newest first, each with its case where the reader may open it. */
export async function listJourneys(
  db: Reader,
  ability: Ability,
  question: FigureQuestion,
  filter: Filter,
): Promise<Page<JourneyRow>> {
  let place = filter.cursor === undefined ? null : decodeCursor(filter.cursor, 2);
  const found: Journey[] = [];
  let ended = false;
  for (let read = 0; read < MOST_READ && found.length <= filter.limit && !ended; read += BATCH) {
    const query = journeysIn(db, question).orderBy('started_at', 'desc').orderBy('id', 'desc').limit(BATCH);
    if (filter.stuck === 'true') void query.whereNotNull('stuck_at');
    if (filter.stuck === 'false') void query.whereNull('stuck_at');
    if (place !== null) void query.whereRaw('(started_at, id) < (?, ?)', [...place]);
    const rows = (await query) as JourneyRecord[];
    ended = rows.length < BATCH;
    const last = rows.at(-1);
    if (last !== undefined) place = [last.started_at, last.id];
    found.push(...rows.map(toJourney).filter((journey) => wentAlong(journey, filter)));
  }
  const shown = found.slice(0, filter.limit);
  const lastShown = shown.at(-1);
  const hasNextPage = found.length > filter.limit || !ended;
  const next = found.length > filter.limit && lastShown ? [lastShown.state.startedAt, lastShown.id] : place;
  const cases = await findCases(db, ability, shown);
  return {
    data: shown.map((journey) => presentJourney(journey, cases.get(journey.id) ?? null)),
    pageInfo: { hasNextPage, nextCursor: hasNextPage && next !== null ? encodeCursor(next) : null },
  };
}

function wentAlong({ state }: Journey, { edgeFrom, edgeTo, reason }: Filter): boolean {
  if (edgeFrom === undefined || edgeTo === undefined) return true;
  if (reason !== undefined) return countOf(state.lapReasons, pairKey(lapEdge(edgeFrom, edgeTo), reason)) > 0;
  return countOf(state.transitions, pairKey(edgeFrom, edgeTo)) > 0;
}

async function findCases(
  db: Reader,
  ability: Ability,
  journeys: readonly Journey[],
): Promise<Map<string, number>> {
  if (journeys.length === 0) return new Map();
  const query = db('cases')
    .whereIn(
      'journey_id',
      journeys.map(({ id }) => id),
    )
    .select('id', 'journey_id');
  visibleTo(query, ability, 'read', 'Case', CASE_COLUMNS);
  const rows = (await query) as { id: number; journey_id: string }[];
  return new Map(rows.map((row) => [row.journey_id, row.id]));
}

function presentJourney({ id, accountId, state }: Journey, caseId: number | null): JourneyRow {
  return {
    id,
    accountId,
    startedAt: isoOf(state.startedAt),
    lastAt: isoOf(state.lastAt),
    outcome: state.ended,
    laps: state.laps,
    stuck: state.stuck !== null,
    stuckStep: state.stuck?.step ?? null,
    stuckReason: state.stuck?.reason ?? null,
    channel: state.segment.channel ?? '',
    region: state.segment.region ?? '',
    clientVersion: state.segment.clientVersion ?? '',
    caseId,
  };
}
