import type { Database } from '../../db/connection.ts';
import { FILLED_DAYS, FLOW } from './fill-journeys.ts';

const DAY_MS = 86_400_000;

/**
 * Fills so many cases of one flow, each decided once in the days before `until`, with what came of it; every 20th waited
 * before its effect, and every 400th was objected to. By SQL: nothing of it went through the desk.
 */
export async function fillOutcomes(db: Database, count: number, until: number): Promise<void> {
  const at = `${until} - cast(n as bigint) * ${FILLED_DAYS * DAY_MS} / ${count} - 1`;
  const numbers = `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${count})`;
  const region = `case n % 8 when 0 then 'CN-44' when 1 then 'CN-11' when 2 then 'CN-31' else 'CN-33' end`;
  const waits = (value: string) => `case when n % 20 = 0 then ${value} end`;
  await db.write(async (tx) => {
    await tx.raw(`insert into cases (id, kind, state, priority, account_id, flow, region, opened_at, due_at, closed_at, decided_at, tags)
      ${numbers} select 10000000 + n, 'stuck_verification', 'resolved', 3, 'o' || n, '${FLOW}', ${region},
        ${at} - 3600000, ${at} + 3600000, ${at}, ${at}, '[]' from numbers`);
    await tx.raw(`insert into decisions (id, case_id, type, params, reason, status, second_person, staff_id, session_id,
        decided_at, undo_until, flow, settled, cooling_from, cooling_until, objected_at, idempotency_key, request_hash)
      ${numbers} select 'o' || n, 10000000 + n, 'reject', '{}', 'other', 'sent', 0, 'p' || n % 40, '',
        ${at}, ${at}, '${FLOW}', 1, ${waits(at)}, ${waits(`${at} + 86400000`)},
        case when n % 400 = 0 then ${at} + 7200000 end, 'o' || n, '' from numbers`);
    await tx.raw(`insert into decision_outcomes (decision_id, case_id, flow, region, staff_id, decided_at, quarter_at, days, is_first, ending)
      ${numbers} select 'o' || n, 10000000 + n, '${FLOW}', ${region}, 'p' || n % 40, ${at}, (${at}) - (${at}) % 900000, 7, 1,
        case when n % 4 = 0 then 'reopened' else 'ended' end from numbers`);
  });
}
