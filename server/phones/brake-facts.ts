import type { Reader } from '../../db/connection.ts';
import type { BrakeRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { ActCounts } from './brake-policy.ts';
import { DAY_MS, MINUTE_MS } from '../contract/time-units.ts';

type Figures = PhoneSettings['brakes'];
const MOST_EARLIER = 100;
const PERSONAL: readonly string[] = ['pace', 'daily_limit', 'above_team'];

/** What a person, their team and everybody did within the pace and a day; a manager's release begins the count anew. */
export async function countActs(
  db: Reader,
  { id, team }: { id: string; team: string },
  { paceMinutes }: Figures,
  now: number,
): Promise<ActCounts> {
  const count = async (of: object, released: number, ms: number) => {
    const rows = (await db('phone_acts')
      .where(of)
      .where('at', '>', Math.max(now - ms, released))
      .count({ n: '*' })) as { n: number }[];
    return Number(rows[0]?.n ?? 0);
  };
  const pace = paceMinutes * MINUTE_MS;
  const own = await lastRelease(db, { staff_id: id, case_id: null }, PERSONAL);
  const ofTeam = await lastRelease(db, { team }, ['team_pace']);
  return {
    inPace: await count({ staff_id: id }, own, pace),
    inDay: await count({ staff_id: id }, own, DAY_MS),
    teamInPace: await count({ team }, ofTeam, pace),
    allInPace: await count({}, await lastRelease(db, {}, ['all_pace']), pace),
  };
}

/** Whether a brake holds this person: alone, with their team, or with everybody. */
export async function isHeld(db: Reader, { id, team }: { id: string; team: string }): Promise<boolean> {
  const brake = await db<BrakeRecord>('brakes')
    .whereNull('released_at')
    .where((held) =>
      held
        .where((one) => one.where({ staff_id: id, case_id: null }).whereIn('kind', PERSONAL))
        .orWhere({ kind: 'team_pace', team })
        .orWhere({ kind: 'all_pace' }),
    )
    .first('id');
  return brake !== undefined;
}

async function lastRelease(db: Reader, of: Partial<BrakeRecord>, kinds: readonly string[]): Promise<number> {
  const released = await db<BrakeRecord>('brakes')
    .where(of)
    .whereIn('kind', kinds)
    .whereNotNull('released_at')
    .orderBy('released_at', 'desc')
    .first('released_at');
  return released?.released_at ?? 0;
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

/** An act of somebody on a case of another account that has the same new number or device. */
export interface EarlierAct {
  case_id: number;
  account_id: string;
  staff_id: string;
}

/** Who acted on cases of other accounts with the same new number (`new_fingerprint`) or device, the first ones first. */
export async function listEarlierActs(
  db: Reader,
  row: CaseRecord,
  column: 'new_fingerprint' | 'device',
  mark: string | null,
  { repeatDays }: Figures,
  now: number,
): Promise<EarlierAct[]> {
  if (mark === null) return [];
  return (await db('phone_acts')
    .where({ [column]: mark })
    .where('at', '>', now - repeatDays * DAY_MS)
    .whereNot({ account_id: row.account_id })
    .whereNotNull('case_id')
    .distinct('case_id', 'account_id', 'staff_id')
    .orderBy('case_id')
    .limit(MOST_EARLIER)) as EarlierAct[];
}

/** Whether the case was held for one of these before: released once, it is not held for the same again. */
export async function wasHeldFor(
  db: Reader,
  caseId: number,
  kinds: readonly BrakeRecord['kind'][],
): Promise<boolean> {
  const held = await db<BrakeRecord>('brakes').where({ case_id: caseId }).whereIn('kind', kinds).first('id');
  return held !== undefined;
}
