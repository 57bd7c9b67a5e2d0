import type { Database } from '../../db/connection.ts';
import { rawRows } from '../../db/dialects.ts';

const SLICE = 250_000;
/** A year back: nothing that is measured reaches into it. */
const LONG_AGO = Date.UTC(2025, 10, 1);

/** Fills events from the `from`th to the `to`th, five to a journey, as a platform would have left them; no cases. */
export async function fillEvents(
  db: Database,
  from: number,
  to: number,
  say: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  for (let start = from; start < to; start += SLICE) {
    const end = Math.min(to, start + SLICE);
    await db.write(async (tx) => {
      await rawRows(
        tx,
        `with recursive n(i) as (select ${start} union all select i + 1 from n where i + 1 < ${end})
        insert into events (id, account_id, flow, step, outcome, occurred_at, received_at, content_hash, channel,
          client_version, region, sealed)
        select 'fill-' || i, 'f' || (i / 5), 'identity_strengthening',
          case i % 5 when 0 then 'id_info' when 1 then 'face_scan' when 2 then 'former_passwords'
            when 3 then 'friend_assist' else 'verdict' end, 'passed',
          ${LONG_AGO} + (i / 5) * 60 + (i % 5) * 60000, ${LONG_AGO}, '${'0'.repeat(32)}', 'ios', '9.0.1', 'CN-44',
          '${'x'.repeat(150)}' from n`,
      );
      await rawRows(
        tx,
        `with recursive n(i) as (select ${Math.ceil(start / 5)} union all select i + 1 from n where i + 1 < ${Math.ceil(end / 5)})
        insert into journeys (id, account_id, flow, flow_version, started_at, first_event_id, last_at, outcome, laps,
          decided, is_tail, channel, region, client_version, state)
        select 'fill-' || i, 'f' || i, 'identity_strengthening', 1, ${LONG_AGO} + i * 60, 'fill-' || (i * 5),
          ${LONG_AGO} + i * 60 + 240000, 'succeeded', 0, 0, 1, 'ios', 'CN-44', '9.0.1', '${'x'.repeat(520)}' from n`,
      );
    });
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(`filled to ${to.toLocaleString('en')} events in ${seconds} s`);
}

/** Fills the queue: seven in ten of these cases are over, the others open, in four regions and five priorities. */
export async function fillCases(db: Database, count: number, say: (line: string) => void): Promise<void> {
  const began = performance.now();
  for (let start = 0; start < count; start += SLICE) {
    const end = Math.min(count, start + SLICE);
    await db.write((tx) =>
      rawRows(
        tx,
        `with recursive n(i) as (select ${start} union all select i + 1 from n where i + 1 < ${end})
        insert into cases (kind, state, priority, account_id, flow, region, laps, dead_loop, short, stuck_step,
          stuck_reason, opened_at, due_at, tags, request_id)
        select 'stuck_verification', case when i % 10 < 7 then 'resolved' else 'open' end, 1 + i % 4, 'f' || i,
          'identity_strengthening', case (i / 7) % 4 when 0 then 'CN-44' when 1 then 'CN-11' when 2 then 'CN-31' else 'CN-51' end,
          2 + i % 3, 1, null, 'friend_assist', 'no_friends_available', ${LONG_AGO} + i * 60, ${LONG_AGO} + i * 60 + 28800000,
          '[]', 'fill-' || i from n`,
      ),
    );
  }
  if (db.dialect === 'postgres') await rawRows(db.writer, 'analyze');
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(`filled ${count.toLocaleString('en')} cases in ${seconds} s`);
}
