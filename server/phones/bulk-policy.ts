import type { BulkVerdict } from '../contract/phone-bulks.ts';

/** What is known of the account that has a number now. Times are UTC ms. */
export interface BulkFacts {
  verifiedAt: number | null;
  accountState: string | null;
  hasOpenCase: boolean;
  /** Null: not known. */
  waysIn: number | null;
}

const HELD: Readonly<Record<string, BulkVerdict>> = {
  inactive: 'account_inactive',
  banned: 'account_banned',
  cancelled: 'account_cancelled',
};

/** What a row of a carrier's file comes to: whether its number is taken from its account, or why not. Pure. */
export function bulkVerdict(facts: BulkFacts | null, referenceAt: number | null): BulkVerdict {
  if (facts === null) return 'not_bound';
  const held = HELD[facts.accountState ?? ''];
  if (held !== undefined) return held;
  if (facts.hasOpenCase) return 'open_case';
  // Proven again after the carrier gave the number away: this is its new holder.
  if (referenceAt !== null && (facts.verifiedAt ?? 0) > referenceAt) return 'verified_since';
  return facts.waysIn === 0 ? 'ready_no_way_in' : 'ready';
}

/** Whether the run takes this row: what is ready, and once it is tried again, what failed or was not answered before. Pure. */
export function isTaken(
  row: { verdict: string; at: number | null },
  { retried_at: retriedAt }: { retried_at: number | null },
): boolean {
  if (isReady(row.verdict)) return true;
  return retriedAt !== null && ['failed', 'sent'].includes(row.verdict) && (row.at ?? 0) < retriedAt;
}

/** Whether the dry run says that the run will take this row. */
export function isReady(verdict: string): boolean {
  return verdict === 'ready' || verdict === 'ready_no_way_in';
}

/** A number as the list shows it, whatever was typed: enough to find it in the file again. */
export function maskTyped(text: string): string {
  const short = text.slice(0, 32);
  return short.length < 8 ? '*'.repeat(short.length) : `${short.slice(0, 3)}****${short.slice(-4)}`;
}
