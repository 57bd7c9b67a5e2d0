import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { RecoveryRecord, VouchRecord } from '../../db/tables.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import type { VouchShape } from '../contract/recoveries.ts';
import { findShapes, type VouchEdge } from './find-shapes.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** Edges read from one side of a hop: more cannot be drawn, and a hub must not make the page slow. */
const MOST_EDGES = 300;

/** Who vouched for whom within two hops of a recovery, and the shapes that collusion leaves there. */
export interface VouchGraph {
  edges: VouchEdge[];
  /** When accounts of the graph were given back, UTC ms. */
  restored: Map<string, number>;
  shapes: VouchShape[];
}

/** Reads the graph with a fixed number of bounded, indexed queries, however large the whole is. */
export async function readVouchGraph(
  db: Reader,
  recovery: RecoveryRecord,
  settings: RecoverySettings,
): Promise<VouchGraph> {
  const since = recovery.opened_at - settings.recoveredWithinDays * DAY_MS;
  const near = await edgesAt(db, [recovery.account_id], since);
  const accounts = accountsOf(near);
  const edges = unique([...near, ...(await edgesAt(db, accounts, since))]);
  const query = db<RecoveryRecord>('recoveries').whereNotNull('restored_at').orderBy('restored_at');
  whereTextIn(db, query, 'account_id', accountsOf(edges));
  const restored = new Map((await query).map((row) => [row.account_id, row.restored_at ?? 0]));
  const limits = { starFrom: settings.vouchesIn90Days + 1, chainDays: settings.recoveredWithinDays };
  return { edges, restored, shapes: findShapes(edges, restored, limits) };
}

/** Vouches since then by or for these accounts, the latest of either side. */
export async function edgesAt(db: Reader, accounts: readonly string[], since: number): Promise<VouchEdge[]> {
  const rows: VouchRecord[] = [];
  for (const column of ['account_id', 'voucher_id']) {
    const query = db<VouchRecord>('vouches')
      .where({ verdict: 'vouched' })
      .where('at', '>', since)
      .orderBy('at', 'desc')
      .limit(MOST_EDGES);
    whereTextIn(db, query, column, accounts);
    rows.push(...(await query));
  }
  return rows.map((row) => ({ from: row.voucher_id, to: row.account_id, at: row.at }));
}

/** Every account that an edge touches, once. */
export function accountsOf(edges: readonly VouchEdge[]): string[] {
  return [...new Set(edges.flatMap((edge) => [edge.from, edge.to]))];
}

function unique(edges: readonly VouchEdge[]): VouchEdge[] {
  const byKey = new Map(edges.map((edge) => [`${edge.from} ${edge.to} ${edge.at}`, edge]));
  return [...byKey.values()].sort((a, b) => a.at - b.at || (a.from < b.from ? -1 : 1));
}
