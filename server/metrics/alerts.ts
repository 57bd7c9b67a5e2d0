import type { Knex } from 'knex';
import type { Reader, Tx } from '../../db/connection.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Ability } from '../contract/ability.ts';
import type { Alert } from '../contract/alerts.ts';
import type { Page } from '../contract/page.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/cursor.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { visibleTo } from '../platform/visible-to.ts';

type AlertRecord = Omit<Alert, 'from' | 'to' | 'ageDays' | 'share' | 'segment' | 'createdAt' | 'closedBy'> & {
  from_at: number;
  to_at: number;
  age_days: number;
  segment: string | null;
  created_at: number;
  closed_code: string | null;
};

/** One page of alerts, the newest first. */
export async function listAlerts(
  db: Reader,
  ability: Ability,
  { state, cursor, limit }: { state: Alert['state']; cursor?: string | undefined; limit: number },
): Promise<Page<Alert>> {
  const query = visibleAlerts(db, ability)
    .leftJoin('staff', 'staff.id', 'alerts.closed_by')
    .where('alerts.state', state)
    .orderBy('alerts.id', 'desc')
    .limit(limit + 1)
    .select('alerts.*', { closed_code: 'staff.code' });
  if (cursor !== undefined) void query.where('alerts.id', '<', decodeCursor(cursor, 1)[0] ?? '');
  const page = pageOfRows((await query) as AlertRecord[], limit, (last) => encodeCursor([last.id]));
  return { ...page, data: page.data.map(present) };
}

/** How many wait to be looked at. */
export async function countOpenAlerts(db: Reader, ability: Ability): Promise<number> {
  const rows = (await visibleAlerts(db, ability).where('alerts.state', 'open').count({ n: '*' })) as {
    n: number;
  }[];
  return Number(rows[0]?.n ?? 0);
}

/** Closes an alert with a note of what it was; with an audit entry. Throws `not_found`, also for one closed before. */
export async function closeAlert(
  tx: Tx,
  now: number,
  actor: StaffActor,
  id: string,
  note: string,
): Promise<void> {
  const seen = await visibleAlerts(tx, actor.ability).where('alerts.id', id).first('alerts.id');
  const closed =
    seen === undefined
      ? 0
      : await tx('alerts')
          .where({ id, state: 'open' })
          .update({ state: 'closed', closed_by: actor.staff.id, closed_at: now, note });
  if (closed === 0) throw new ProblemError('not_found');
  await appendAudit(tx, now, actor, { action: 'alert.close', subject: 'alert', subjectId: id, reason: note });
}

function visibleAlerts(db: Reader, ability: Ability): Knex.QueryBuilder {
  const query = db('alerts');
  visibleTo(query, ability, 'read', 'Alert', { region: 'alerts.region' });
  return query;
}

function present(row: AlertRecord): Alert {
  return {
    id: row.id,
    flow: row.flow,
    series: row.series,
    name: row.name,
    day: row.day,
    from: isoOf(row.from_at),
    to: isoOf(row.to_at),
    ageDays: row.age_days,
    journeys: row.journeys,
    stuck: row.stuck,
    share: row.stuck / row.journeys,
    mean: row.mean,
    low: row.low,
    high: row.high,
    segment: row.segment === null ? null : (JSON.parse(row.segment) as Alert['segment']),
    state: row.state,
    createdAt: isoOf(row.created_at),
    closedBy: row.closed_code,
    note: row.note,
  };
}
