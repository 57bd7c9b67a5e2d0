const GROWTH = 1.02;
const LOG_GROWTH = Math.log(GROWTH);
/** q x n in floating point may lie a hair above the whole number it means (0.07 x 100). */
const RANK_NOISE = 1e-12;

/** The bucket of a duration in ms; buckets grow by 2% each (domain, section 2, "Durations"). */
export function bucketOf(ms: number): number {
  return Math.ceil(Math.log(Math.max(ms, 1)) / LOG_GROWTH);
}

/** The duration in whole ms that stands for a bucket: at most 1% from any in it, before rounding. */
export function bucketValue(bucket: number): number {
  return Math.round((2 * GROWTH ** bucket) / (1 + GROWTH));
}

/** The quantile `q` (0 to 1) in ms from counts by bucket: the value of the bucket with rank ceil(q x n); null when empty. */
export function quantile(counts: ReadonlyMap<number, number>, q: number): number | null {
  const filled = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = filled.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(q * total * (1 - RANK_NOISE)));
  let seen = 0;
  for (const [bucket, count] of filled) {
    seen += count;
    if (seen >= rank) return bucketValue(bucket);
  }
  return null;
}
