import type { Locale } from '../../server/contract/names.ts';
import { DAY_MS, HOUR_MS } from '../../server/contract/time-units.ts';

export type DurationUnit = 'd' | 'h' | 'min' | 's';
const UNITS: readonly (readonly [DurationUnit, number])[] = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['min', 60_000],
  ['s', 1_000],
];

/** The largest two units of a length of time, cut off, never rounded up; at least "0 s". */
export function splitDuration(ms: number): { unit: DurationUnit; n: number }[] {
  const start = UNITS.findIndex(([, size]) => Math.abs(ms) >= size);
  if (start < 0) return [{ unit: 's', n: 0 }];
  let rest = Math.abs(ms);
  return UNITS.slice(start, start + 2)
    .map(([unit, size]) => {
      const n = Math.floor(rest / size);
      rest -= n * size;
      return { unit, n };
    })
    .filter((part, index) => index === 0 || part.n > 0);
}

/** The whole instant with seconds and the viewer's zone: what tooltips say. */
export function absoluteInstant(at: string | number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(new Date(at));
}

/** How many calendar days `at` lies after `now` in the viewer's zone. */
export function daysApart(at: number, now: number): number {
  const day = (ms: number) => {
    const date = new Date(ms);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((day(at) - day(now)) / DAY_MS);
}

export function clockTime(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** Weekday and time within a week, else date and time; the year only when it is another one. */
export function dateAndTime(at: number, now: number, locale: Locale): string {
  const near = daysApart(at, now) > 0 && daysApart(at, now) < 7;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const date: Intl.DateTimeFormatOptions = near
    ? { weekday: 'short' }
    : { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) };
  return `${new Intl.DateTimeFormat(locale, date).format(at)} ${clockTime(at, locale)}`;
}
