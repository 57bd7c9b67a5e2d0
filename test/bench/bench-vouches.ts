import type { Database } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import type { RecoveryRecord, VouchRecord } from '../../db/tables.ts';
import { recoverySettingsSchema } from '../../server/contract/recovery-settings.ts';
import { readVouchGraph } from '../../server/recoveries/read-vouch-graph.ts';

const SLICE = 20_000;
const ROUNDS = 40;
const NOW = Date.UTC(2026, 10, 20);
const DAY_MS = 86_400_000;
/** Three vouches a recovery, on average four by each voucher: a graph that hangs together, as friends do. */
const VOUCHES_A_RECOVERY = 3;
const VOUCHES_A_VOUCHER = 4;
const GOAL_MS = 200;

/** The vouch graph of one account among many vouches, against bare indexed queries of the same edges. */
export async function benchVouches(db: Database, count: number, say: (line: string) => void): Promise<void> {
  await fillVouches(db, count, say);
  const settings = recoverySettingsSchema.parse({});
  const requests = await db.read<RecoveryRecord>('recoveries').orderBy('opened_at', 'desc').limit(ROUNDS);
  const [graph, bare]: [number[], number[]] = [[], []];
  let edges = 0;
  for (const recovery of requests) {
    // Once unmeasured: both then find their pages in memory.
    const { edges: read } = await readVouchGraph(db.read, recovery, settings);
    edges += read.length;
    const { account_id: own } = recovery;
    const near = read.filter(({ from, to }) => from === own || to === own);
    const accounts = [...new Set([own, ...near.flatMap(({ from, to }) => [from, to])])];
    graph.push(await timed(() => readVouchGraph(db.read, recovery, settings)));
    bare.push(await timed(() => bareEdges(db, accounts)));
  }
  const [middle, floor] = [quantile(graph, 0.5), quantile(bare, 0.5)];
  say(
    `vouch graph among ${count.toLocaleString('en')} vouches: median ${middle.toFixed(1)} ms, ` +
      `95% under ${quantile(graph, 0.95).toFixed(1)} ms (goal ${GOAL_MS}), ${Math.round(edges / ROUNDS)} edges; ` +
      `bare queries of the same edges ${floor.toFixed(1)} ms; ${(middle / floor).toFixed(2)} times their time`,
  );
}

async function fillVouches(db: Database, count: number, say: (line: string) => void): Promise<void> {
  const began = performance.now();
  const people = Math.ceil(count / VOUCHES_A_VOUCHER);
  for (let start = 0; start < count; start += SLICE) {
    const end = Math.min(count, start + SLICE);
    const numbers = Array.from({ length: end - start }, (_, index) => start + index);
    // Spread over the 180 days that the graph looks back on.
    const at = (recovery: number) => NOW - ((recovery * 7_919) % (180 * 24 * 60)) * 60_000;
    const account = (recovery: number) => `v${(recovery * 104_729) % people}`;
    await db.write(async (tx) => {
      await bulkInsert(
        tx,
        'vouches',
        ['request_id', 'voucher_id', 'account_id', 'verdict', 'at', 'event_id'],
        numbers.map((i) => {
          const recovery = Math.floor(i / VOUCHES_A_RECOVERY);
          const voucher = `v${(i * 15_485_863) % people}`;
          return [`r${recovery}`, voucher, account(recovery), 'vouched', at(recovery), `e${i}`];
        }),
        { onConflict: '(request_id, voucher_id) do nothing' },
      );
      await bulkInsert(
        tx,
        'recoveries',
        ['request_id', 'case_id', 'account_id', 'opened_at', 'nominate_until', 'restored_at'],
        numbers
          .filter((i) => i % VOUCHES_A_RECOVERY === 0)
          .map((i) => {
            const recovery = i / VOUCHES_A_RECOVERY;
            const opened = at(recovery);
            return [
              `r${recovery}`,
              recovery,
              account(recovery),
              opened,
              opened + 3 * DAY_MS,
              opened + DAY_MS,
            ];
          }),
      );
    });
  }
  say(`filled ${count.toLocaleString('en')} vouches in ${Math.round((performance.now() - began) / 1_000)} s`);
}

// What the database alone must do: every vouch by or for these accounts, each side by its index.
async function bareEdges(db: Database, accounts: readonly string[]): Promise<void> {
  for (const column of ['account_id', 'voucher_id'])
    await db.read<VouchRecord>('vouches').whereIn(column, [...accounts]);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0;
}
