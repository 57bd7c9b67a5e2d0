import type { Reader } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import type { Floor, FloorPerson } from '../contract/floor.ts';
import type { Settings } from '../contract/settings.ts';
import { isoOf } from '../platform/clock.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { countAgreed } from '../quality/count-agreed.ts';
import { countWorkedAgain } from './count-worked-again.ts';
import { shareOf } from './share.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** A success this long after a decision is no longer its doing (domain, section 2, "Figures"). */
const ESCAPE_MS = 30 * DAY_MS;
const REVERSED = new Set(['returned', 'withdrawn', 'stopped']);

interface Handled {
  code: string;
  role: string;
  status: string;
  decided_at: number;
  escaped_at: number | null;
  due_at: number;
  active_ms: number;
  reopened: number;
}

/** Who decided what came to them, how it went, and when; only those whose work the asker may see. */
export async function readFloor(
  db: Reader,
  ability: Ability,
  { from, to, zone }: { from: number; to: number; zone: string },
  now: number,
  { metrics: { firstContactDays: ageDays } }: Pick<Settings, 'metrics'>,
): Promise<Floor> {
  const query = db('decisions')
    .join('cases', 'cases.id', 'decisions.case_id')
    .join('staff', 'staff.id', 'decisions.staff_id')
    .where('decisions.decided_at', '>=', from)
    .where('decisions.decided_at', '<', to)
    .whereNot('decisions.status', 'undone')
    // A verdict on a review decides nobody's case.
    .whereNot('cases.kind', 'quality_review')
    .select(
      'staff.code',
      'staff.role',
      'decisions.status',
      'decisions.decided_at',
      'decisions.escaped_at',
      'cases.due_at',
      'cases.active_ms',
      'cases.reopened',
    );
  visibleTo(query, ability, 'read', 'Floor', {
    staffId: 'decisions.staff_id',
    team: 'staff.team',
    region: 'cases.region',
  });
  const people = new Map<string, Handled[]>();
  for (const row of (await query) as Handled[]) people.set(row.code, [...(people.get(row.code) ?? []), row]);
  const reviewed = await countAgreed(db, ability, from, to);
  // As many days, but the youngest that are old enough.
  const late = Math.max(0, to - (now - ageDays * DAY_MS));
  const old = { from: from - late, to: to - late };
  const workedAgain = ability.can('read', 'Metrics') ? await countWorkedAgain(db, ability, old) : null;
  const hourOf = hoursIn(zone);
  return {
    people: [...people]
      .map(([code, rows]) => ({
        ...personOf(rows, hourOf, now),
        sameInReview: reviewed(code),
        workedAgain: workedAgain?.(code) ?? null,
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    again: workedAgain === null ? null : { from: isoOf(old.from), to: isoOf(old.to), days: ageDays },
  };
}

function personOf(
  rows: readonly Handled[],
  hourOf: (at: number) => number,
  now: number,
): Omit<FloorPerson, 'sameInReview' | 'workedAgain'> {
  const [first] = rows;
  const byHour = Array.from({ length: 24 }, () => 0);
  for (const row of rows) {
    const hour = hourOf(row.decided_at);
    byHour[hour] = (byHour[hour] ?? 0) + 1;
  }
  const active = rows.map((row) => row.active_ms).filter((ms) => ms > 0);
  // A young decision without success says nothing yet.
  const settled = rows.filter(
    (row) => row.status === 'sent' && (row.escaped_at !== null || row.decided_at <= now - ESCAPE_MS),
  );
  const count = (which: (row: Handled) => boolean) => rows.filter(which).length;
  return {
    code: first?.code ?? '',
    role: first?.role ?? '',
    handled: rows.length,
    byHour,
    medianActiveSeconds: median(active.map((ms) => Math.round(ms / 1_000))),
    inTime: shareOf(
      count((row) => row.decided_at <= row.due_at),
      rows.length,
    ),
    escaped: shareOf(settled.filter((row) => row.escaped_at !== null).length, settled.length),
    reopened: shareOf(
      count((row) => row.reopened > 0),
      rows.length,
    ),
    reversed: shareOf(
      count((row) => REVERSED.has(row.status)),
      rows.length,
    ),
  };
}

function median(values: number[]): number | null {
  return values.sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? null;
}

function hoursIn(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  return (at) => Number(format.format(at));
}
