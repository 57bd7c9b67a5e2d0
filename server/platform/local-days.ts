import { HOUR_MS } from '../contract/time-units.ts';

/** A calendar day of a time zone; `from` and `to` are its first moment and the next day's, UTC ms. */
export interface LocalDay {
  /** YYYY-MM-DD. */
  day: string;
  from: number;
  to: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The days of a zone that a period `[from, to)` touches, cut off at its ends; days of 23 and 25 hours included. */
export function localDays(from: number, to: number, zone: string): LocalDay[] {
  const days: LocalDay[] = [];
  for (let at = from; at < to; ) {
    const end = Math.min(to, nextMidnight(at, zone));
    days.push({ day: dayOf(at, zone), from: at, to: end });
    at = end;
  }
  return days;
}

/** The first moment of the next calendar day. */
function nextMidnight(at: number, zone: string): number {
  const today = dayOf(at, zone);
  let before = at;
  // No day is longer than 25 hours, and some zones skip a whole one: look for the first hour of another day.
  while (dayOf(before + HOUR_MS, zone) === today) before += HOUR_MS;
  let [low, high] = [before, before + HOUR_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(middle, zone) === today) low = middle;
    else high = middle;
  }
  return high;
}

function dayOf(at: number, zone: string): string {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (known === undefined) formats.set(zone, format);
  return format.format(at);
}
