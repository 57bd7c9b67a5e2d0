import type { Reader, Tx } from '../../db/connection.ts';
import { bulkInsert, bulkUpdate, type Cell, whereTextIn } from '../../db/dialects.ts';
import type { EventRecord, JourneyRecord } from '../../db/tables.ts';
import type { Outcome } from '../contract/event-format.ts';
import type { EventMark, JourneyEvent } from './journey-event.ts';
import type { JourneyState } from './journey-state.ts';
import { readState, writeState } from './journey-text.ts';

/** A journey with its identity; `decided` says that a decision on its case was carried out. */
export interface Journey {
  readonly id: string;
  readonly accountId: string;
  readonly flow: string;
  decided: boolean;
  state: JourneyState;
}

/** What became of one journey in a transaction; null before: new, null after: joined into another. */
export interface JourneyChange {
  before: Journey | null;
  after: Journey | null;
}

const COLUMNS = [
  'id',
  'account_id',
  'flow',
  'flow_version',
  'started_at',
  'first_event_id',
  'last_at',
  'outcome',
  'laps',
  'stuck_at',
  'stuck_event_id',
  'silent_due_at',
  'previous_started_at',
  'decided',
  'is_tail',
  'channel',
  'region',
  'client_version',
  'state',
] as const;
/** What `toJourney` reads. */
const JOURNEY_COLUMNS = ['id', 'account_id', 'flow', 'decided', 'state'] as const;
type StoredJourney = Pick<JourneyRecord, (typeof JOURNEY_COLUMNS)[number]>;
const REWRITE = COLUMNS.filter((column) => !['id', 'account_id', 'flow'].includes(column))
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');
/** What an event at the end of a journey can change: no column of an index but the silence's. */
const GROWING = [
  'id',
  'last_at',
  'outcome',
  'laps',
  'stuck_at',
  'stuck_event_id',
  'silent_due_at',
  'state',
] as const satisfies (typeof COLUMNS)[number][];
const GROWING_AT = GROWING.map((column) => COLUMNS.indexOf(column));

/** The last journey of each (account, flow), by `accountId flow`. */
export async function findTails(
  tx: Tx,
  pairs: readonly { accountId: string; flow: string }[],
): Promise<Map<string, Journey>> {
  const found = new Map<string, Journey>();
  const flows = new Set(pairs.map((pair) => pair.flow));
  for (const flow of flows) {
    const accounts = pairs.filter((pair) => pair.flow === flow).map((pair) => pair.accountId);
    // Not the whole rows: every event in passes here, and its columns cost more than finding them.
    const query = tx('journeys')
      .where({ flow, is_tail: 1 })
      .select(...JOURNEY_COLUMNS);
    whereTextIn(tx, query, 'account_id', accounts);
    for (const row of (await query) as StoredJourney[])
      found.set(`${row.account_id} ${flow}`, toJourney(row));
  }
  return found;
}

/** All journeys of one (account, flow), in order. */
export async function listPairJourneys(db: Reader, accountId: string, flow: string): Promise<Journey[]> {
  const rows = await db<JourneyRecord>('journeys')
    .where({ account_id: accountId, flow })
    .orderBy([{ column: 'started_at' }, { column: 'first_event_id' }]);
  return rows.map(toJourney);
}

export async function findJourney(db: Reader, id: string): Promise<Journey | null> {
  const row = await db<JourneyRecord>('journeys').where({ id }).first();
  return row === undefined ? null : toJourney(row);
}

/** Events of one (account, flow) in order, from a mark on, itself included. */
export async function listPairEvents(
  db: Reader,
  accountId: string,
  flow: string,
  from: EventMark,
): Promise<EventRecord[]> {
  return db<EventRecord>('events')
    .where({ account_id: accountId, flow })
    .whereRaw('(occurred_at, id) >= (?, ?)', [from.at, from.id])
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
}

/** The newest `limit` events of one journey, in order. */
export async function listJourneyEvents(db: Reader, journey: Journey, limit: number): Promise<EventRecord[]> {
  const { startedAt, firstEventId, lastAt, lastEventId } = journey.state;
  const rows = await db<EventRecord>('events')
    .where({ account_id: journey.accountId, flow: journey.flow })
    .whereRaw('(occurred_at, id) >= (?, ?) and (occurred_at, id) <= (?, ?)', [
      startedAt,
      firstEventId,
      lastAt,
      lastEventId,
    ])
    .orderBy([
      { column: 'occurred_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  return rows.reverse();
}

/** Writes what became of journeys; the tail of each pair is the last `after` that says so. */
export async function saveJourneys(
  tx: Tx,
  changes: readonly JourneyChange[],
  tails: ReadonlySet<string>,
): Promise<void> {
  const gone = changes.flatMap((change) =>
    change.after === null && change.before !== null ? [change.before.id] : [],
  );
  if (gone.length > 0) await tx('journeys').whereIn('id', gone).delete();
  const [former, last]: [Cell[][], Cell[][]] = [[], []];
  for (const { after } of changes) {
    if (after === null) continue;
    const isTail = tails.has(after.id);
    (isTail ? last : former).push(toRow(after, isTail));
  }
  // Former tails first: an index allows one tail for each (account, flow).
  await bulkInsert(tx, 'journeys', COLUMNS, former, { onConflict: `(id) do update set ${REWRITE}` });
  await bulkInsert(tx, 'journeys', COLUMNS, last, { onConflict: `(id) do update set ${REWRITE}` });
}

/** Writes tails that took events at their end and are still the tails: the usual case, and the cheap one. */
export async function growTails(tx: Tx, journeys: readonly Journey[]): Promise<void> {
  const rows = journeys.map((journey) => {
    const row = toRow(journey, true);
    return GROWING_AT.map((at) => row[at] ?? null);
  });
  await bulkUpdate(tx, 'journeys', GROWING, rows);
}

/** Writes whether a decision on the journey's case was carried out. */
export async function saveJourneyFlags(tx: Tx, journey: Journey): Promise<void> {
  await tx('journeys')
    .where({ id: journey.id })
    .update({ decided: Number(journey.decided) });
}

/** A stored event as the fold takes it. */
export function toJourneyEvent(row: EventRecord): JourneyEvent {
  return {
    id: row.id,
    at: row.occurred_at,
    step: row.step,
    outcome: row.outcome as Outcome,
    reason: row.reason,
    evidence: row.evidence === null ? [] : (JSON.parse(row.evidence) as string[]),
    channel: row.channel,
    region: row.region,
    clientVersion: row.client_version,
  };
}

/** A row of `journeys` with its state read. */
export function toJourney(row: StoredJourney): Journey {
  return {
    id: row.id,
    accountId: row.account_id,
    flow: row.flow,
    decided: row.decided === 1,
    state: readState(row.state),
  };
}

function toRow(journey: Journey, isTail: boolean): Cell[] {
  const { state } = journey;
  return [
    journey.id,
    journey.accountId,
    journey.flow,
    state.flowVersion,
    state.startedAt,
    state.firstEventId,
    state.lastAt,
    state.ended,
    state.laps,
    state.stuck?.at ?? null,
    state.stuck?.eventId ?? null,
    state.silentDueAt,
    state.previousStartedAt,
    Number(journey.decided),
    Number(isTail),
    state.segment.channel ?? '',
    state.segment.region ?? '',
    state.segment.clientVersion ?? '',
    writeState(state),
  ];
}
