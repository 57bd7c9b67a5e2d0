import type { Reader, Tx } from '../../db/connection.ts';
import type { Tree } from './merkle.ts';

const SEALER = { name: 'sealer' };

/** A sealer that fell silent is followed by another after this long. */
export const SEALER_LEASE_MS = 30_000;

/** The tree of everything sealed so far. */
export async function readTree(db: Reader): Promise<Tree> {
  const row = (await db('audit_state').where(SEALER).first('size', 'peaks')) as {
    size: number;
    peaks: string;
  };
  return { size: row.size, peaks: peaksFrom(row.peaks) };
}

/**
 * Takes or renews the right to seal until `SEALER_LEASE_MS` from now; false where another holder has it. On PostgreSQL
 * the row stays locked until the transaction ends.
 */
export async function holdSealer(tx: Tx, now: number, holder: string): Promise<boolean> {
  const held = await tx('audit_state')
    .where(SEALER)
    .where((lease) =>
      lease.where({ lease_holder: holder }).orWhereNull('lease_until').orWhere('lease_until', '<=', now),
    )
    .update({ lease_holder: holder, lease_until: now + SEALER_LEASE_MS });
  return held === 1;
}

/** Gives the right to seal back, so that another server need not wait for the lease to run out. */
export async function releaseSealer(tx: Tx, holder: string): Promise<void> {
  await tx('audit_state')
    .where({ ...SEALER, lease_holder: holder })
    .update({ lease_holder: null, lease_until: null });
}

/** Replaces the tree; throws where it is no longer the one it grew from. */
export async function writeTree(tx: Tx, from: Tree, to: Tree): Promise<void> {
  const written = await tx('audit_state')
    .where({ ...SEALER, size: from.size })
    .update({ size: to.size, peaks: peaksText(to) });
  if (written !== 1) throw new Error('the audit tree was grown by somebody else');
}

/** Peaks as they are stored: hexadecimal, largest subtree first. */
export function peaksText(tree: Tree): string {
  return JSON.stringify(tree.peaks.map((peak) => peak.toString('hex')));
}

function peaksFrom(text: string): Buffer[] {
  return (JSON.parse(text) as string[]).map((peak) => Buffer.from(peak, 'hex'));
}
