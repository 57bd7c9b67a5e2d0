/** Counts by a figure's number. */
export type Counts = number[];
/** Counts by bucket, by a duration's number. */
export type Times = Counts[];

const [ZERO, NINE, MINUS, COLON, EQUALS] = [48, 57, 45, 58, 61];

/** Counts as short text, `figure:count`, in the order of the figures, without what came to nothing. */
export function packCounts(counts: Counts): string {
  let text = '';
  // Holes are skipped, and the order is that of the numbers.
  counts.forEach((value, figure) => {
    if (value !== 0) text += `${text === '' ? '' : ' '}${figure}:${value}`;
  });
  return text;
}

/** Counts of durations as short text: `figure=bucket:count bucket:count`, one duration after another. */
export function packTimes(times: Times): string {
  const parts: string[] = [];
  times.forEach((buckets, figure) => {
    const text = packCounts(buckets);
    if (text !== '') parts.push(`${figure}=${text}`);
  });
  return parts.join(' ');
}

/** Adds what `packCounts` wrote. Read for every row of every chart, so by hand and in one pass. */
export function addPackedCounts(text: string, into: Counts): void {
  addPacked(text, into, []);
}

/** Reads what `packCounts` wrote. */
export function unpackCounts(text: string): Counts {
  const counts: Counts = [];
  addPackedCounts(text, counts);
  return counts;
}

/** Adds what `packTimes` wrote. */
export function addPackedTimes(text: string, into: Times): void {
  addPacked(text, [], into);
}

function addPacked(text: string, into: Counts, times: Times): void {
  let [counts, key, number, sign] = [into, 0, 0, 1];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) number = number * 10 + code - ZERO;
    else if (code === COLON) [key, number] = [number, 0];
    else if (code === MINUS) sign = -1;
    else if (code === EQUALS) {
      counts = times[number] ??= [];
      number = 0;
    } else {
      counts[key] = (counts[key] ?? 0) + sign * number;
      [number, sign] = [0, 1];
    }
  }
  if (text !== '') counts[key] = (counts[key] ?? 0) + sign * number;
}
