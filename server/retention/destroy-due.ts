import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Reader, Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Certificate, Retained } from '../contract/retention.ts';
import { RETAINED } from '../contract/retention.ts';
import type { Settings } from '../contract/settings.ts';
import { systemActor } from '../platform/actor.ts';
import { canonicalJson, sha256 } from '../platform/canonical-json.ts';
import { isoOf } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { RetentionDeps } from './retention-deps.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** Few enough to hold SQLite's writer for some milliseconds. */
const SLICE = 500;

interface Kind {
  table: string;
  /** When it began to age. */
  at: string;
  /** States in which nobody needs it any more. */
  over: readonly string[];
  days: (settings: Settings) => number | null;
}

const KINDS: Record<Retained, Kind> = {
  quarantine: {
    table: 'quarantine',
    at: 'received_at',
    over: ['replayed', 'dismissed'],
    days: ({ keepQuarantineDays }) => keepQuarantineDays,
  },
  deliveries: {
    table: 'outbox',
    at: 'created_at',
    over: ['delivered', 'dead', 'cancelled'],
    days: ({ keepDeliveriesDays }) => keepDeliveriesDays,
  },
};

type Line = Certificate['destroyed'][number];

/**
 * Destroys what is past its time and under no hold: a job. Each slice and its own signed certificate are one
 * transaction with an entry of the record, so nothing vanishes without a trace. Answers the certificates.
 */
export async function destroyDue(deps: RetentionDeps, now: number): Promise<Certificate[]> {
  const settings = await deps.settings();
  const certificates: Certificate[] = [];
  for (const type of RETAINED) {
    const days = KINDS[type].days(settings);
    if (days === null) continue;
    for (;;) {
      const made = await deps.db.write((tx) => destroySlice(deps, tx, type, now - days * DAY_MS, now));
      if (made === null) break;
      certificates.push(made);
    }
  }
  return certificates;
}

async function destroySlice(
  { signer }: RetentionDeps,
  tx: Tx,
  type: Retained,
  before: number,
  now: number,
): Promise<Certificate | null> {
  const { table } = KINDS[type];
  const due = dueRows(tx, type, before);
  whereFree(tx, due, KINDS[type]);
  const ids = (await due.orderBy(`${table}.id`).limit(SLICE).pluck(`${table}.id`)) as string[];
  if (ids.length === 0) return null;
  const [all] = (await dueRows(tx, type, before).count({ n: '*' })) as unknown as { n: number }[];
  const free = dueRows(tx, type, before);
  whereFree(tx, free, KINDS[type]);
  const [open] = (await free.count({ n: '*' })) as unknown as { n: number }[];
  const gone = tx(table);
  whereTextIn(tx, gone, 'id', ids);
  await gone.delete();
  const line: Line = {
    type,
    before: isoOf(before),
    rows: ids.length,
    held: Number(all?.n) - Number(open?.n),
    idsSha256: createHash('sha256')
      .update(ids.map((id) => `${id}\n`).join(''))
      .digest('hex'),
  };
  const claim = { id: newId(), at: isoOf(now), destroyed: [line], keyId: signer.keyId };
  const signature = signer.signDocument('destruction certificate', sha256(canonicalJson(claim)));
  await tx('destructions').insert({ id: claim.id, at: now, certificate: JSON.stringify(claim), signature });
  await appendAudit(tx, now, systemActor('retention'), {
    action: 'retention.destroy',
    subject: 'certificate',
    subjectId: claim.id,
    after: { ...line, signature },
  });
  return { ...claim, signature };
}

function dueRows(db: Reader, type: Retained, before: number): Knex.QueryBuilder {
  const { table, at, over } = KINDS[type];
  return db(table).whereIn(`${table}.state`, over).where(`${table}.${at}`, '<', before);
}

// A hold may name an account, a period, or an account in a period.
function whereFree(db: Reader, query: Knex.QueryBuilder, { table, at }: Kind): void {
  const holding = db('holds')
    .whereNull('released_at')
    .whereRaw(`(holds.account_id is null or holds.account_id = ${table}.account_id)`)
    .whereRaw(`(holds.from_at is null or ${table}.${at} >= holds.from_at)`)
    .whereRaw(`(holds.to_at is null or ${table}.${at} < holds.to_at)`)
    .select(db.raw('1'));
  void query.whereNotExists(holding);
}
