import type { Reader } from '../../db/connection.ts';
import type { BrakeRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { ActCounts } from './brake-policy.ts';
import { DAY_MS } from '../contract/time-units.ts';

type Figures = PhoneSettings['brakes'];
const MOST_EARLIER = 20;

/** What a person did within the pace and within a day; a manager's release begins the count anew. */
export async function countActs(
  db: Reader,
  staffId: string,
  { paceMinutes }: Figures,
  now: number,
): Promise<ActCounts> {
  const released = await db<BrakeRecord>('brakes')
    .where({ staff_id: staffId, case_id: null })
    .whereNotNull('released_at')
    .orderBy('released_at', 'desc')
    .first('released_at');
  const since = (ms: number) => Math.max(now - ms, released?.released_at ?? 0);
  const count = async (from: number) => {
    const rows = (await db('phone_acts')
      .where({ staff_id: staffId })
      .where('at', '>', from)
      .count({ n: '*' })) as { n: number }[];
    return Number(rows[0]?.n ?? 0);
  };
  return { inPace: await count(since(paceMinutes * 60_000)), inDay: await count(since(DAY_MS)) };
}

/** How many acts each person of the team did on each day they worked, without the last 24 hours. */
export async function readTeamDays(
  db: Reader,
  team: string,
  { teamDays }: Figures,
  now: number,
): Promise<number[]> {
  const rows = (await db('phone_acts')
    .where({ team })
    .whereBetween('at', [now - teamDays * DAY_MS, now - DAY_MS])
    .groupByRaw(`staff_id, at / ${DAY_MS}`)
    .count({ n: '*' })) as { n: number }[];
  return rows.map(({ n }) => Number(n));
}

/** Cases of other accounts in which the same person acted on the same new number or device. */
export async function listEarlierCases(
  db: Reader,
  staffId: string,
  row: CaseRecord,
  kind: 'same_number' | 'same_device',
  mark: string | null,
  { repeatDays }: Figures,
  now: number,
): Promise<number[]> {
  if (mark === null) return [];
  // Released once, the case is not held for the same again.
  const settled = await db<BrakeRecord>('brakes').where({ case_id: row.id, kind }).first('id');
  if (settled !== undefined) return [];
  const rows = (await db('phone_acts')
    .where({ staff_id: staffId, [kind === 'same_number' ? 'new_fingerprint' : 'device']: mark })
    .whereNot({ account_id: row.account_id })
    .where('at', '>', now - repeatDays * DAY_MS)
    .distinct('case_id')
    .orderBy('case_id')
    .limit(MOST_EARLIER)) as { case_id: number }[];
  return rows.map((one) => one.case_id);
}
