import { useDurationText } from './useDurationText.ts';

/** A length of time in its largest two units; the exact milliseconds are the element's value. */
export function Duration({ ms }: { ms: number | null }) {
  const say = useDurationText();
  if (ms === null) return <span>–</span>;
  return <time dateTime={`PT${Math.round(Math.abs(ms) / 1_000)}S`}>{say(ms)}</time>;
}
