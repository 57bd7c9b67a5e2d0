import { createHash } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { type Certificate, type Retained, RETAINED } from '../contract/retention.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { systemActor } from '../platform/actor.ts';
import { canonicalJson, sha256 } from '../platform/canonical-json.ts';
import { findLongestGap } from '../flows/flow-repository.ts';
import { isoOf } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { HOLDS_LOCK } from './holds.ts';
import { type RetentionMoment, whereHeld } from './retained-kind.ts';
import { RETAINED_KINDS } from './retained-kinds.ts';
import type { RetentionDeps } from './retention-deps.ts';

type Line = Certificate['destroyed'][number];

/**
 * Destroys what is past its time and under no hold: a job. Each slice and its own signed certificate are one
 * transaction with an entry of the record, so nothing vanishes without a trace. Answers the certificates.
 */
export async function destroyDue(deps: RetentionDeps, now: number): Promise<Certificate[]> {
  const settings = await deps.settings();
  const longestGapMs = await findLongestGap(deps.db.read);
  const certificates: Certificate[] = [];
  for (const type of RETAINED) {
    const days = RETAINED_KINDS[type].days(settings);
    if (days !== null)
      certificates.push(
        ...(await destroyType(deps, type, { now, before: now - days * DAY_MS, longestGapMs })),
      );
  }
  return certificates;
}

async function destroyType(
  deps: RetentionDeps,
  type: Retained,
  moment: RetentionMoment,
): Promise<Certificate[]> {
  const { due, columns, order, slice } = RETAINED_KINDS[type];
  const db = deps.db.read;
  const held = await countHeld(deps, type, moment);
  const certificates: Certificate[] = [];
  for (;;) {
    // Found beside the writer, since it may take a while; looked at once more inside.
    const keys = (await whereHeld(db, due(db, moment), columns, false)
      .orderBy(order)
      .limit(slice)
      .pluck(columns.key)) as (string | number)[];
    if (keys.length === 0) return certificates;
    const made = await deps.db.write((tx) => destroySlice(deps, tx, type, keys, held, moment));
    // Somebody placed a hold, or reopened a case, in between: the next run sees what is left.
    if (made === null) return certificates;
    certificates.push(made);
  }
}

async function destroySlice(
  { signer }: RetentionDeps,
  tx: Tx,
  type: Retained,
  found: readonly (string | number)[],
  held: number,
  moment: RetentionMoment,
): Promise<Certificate | null> {
  const { due, columns, destroy } = RETAINED_KINDS[type];
  await lockNames(tx, [HOLDS_LOCK]);
  const keys = (await whereHeld(tx, due(tx, moment), columns, false)
    .whereIn(columns.key, found)
    .pluck(columns.key)) as (string | number)[];
  if (keys.length === 0) return null;
  const ids = (await destroy(tx, keys)).toSorted();
  const line: Line = {
    type,
    before: isoOf(moment.before),
    rows: ids.length,
    held,
    idsSha256: createHash('sha256')
      .update(ids.map((id) => `${id}\n`).join(''))
      .digest('hex'),
  };
  const claim = { id: newId(), at: isoOf(moment.now), destroyed: [line], keyId: signer.keyId };
  const signature = signer.signDocument('destruction certificate', sha256(canonicalJson(claim)));
  await tx('destructions').insert({
    id: claim.id,
    at: moment.now,
    certificate: JSON.stringify(claim),
    signature,
  });
  await appendAudit(tx, moment.now, systemActor('retention'), {
    action: 'retention.destroy',
    subject: 'certificate',
    subjectId: claim.id,
    after: { ...line, signature },
  });
  return { ...claim, signature };
}

async function countHeld({ db }: RetentionDeps, type: Retained, moment: RetentionMoment): Promise<number> {
  const hold = await db.read('holds').whereNull('released_at').first('id');
  if (hold === undefined) return 0;
  const { due, columns } = RETAINED_KINDS[type];
  const [row] = (await whereHeld(db.read, due(db.read, moment), columns, true).count({
    n: '*',
  })) as unknown as {
    n: number;
  }[];
  return Number(row?.n);
}
