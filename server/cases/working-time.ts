import type { Settings } from '../contract/settings.ts';
import { DAY_MS } from '../contract/time-units.ts';

type WorkingHours = Settings['workingHours'];

/** A year of days without work means the calendar has none. */
const MOST_DAYS = 366;

interface LocalDay {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** UTC ms of local midnight. */
  startsAt: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The moment at which `ms` of working time have passed since `from`; both UTC ms. */
export function addWorkingTime(from: number, ms: number, hours: WorkingHours): number {
  let left = ms;
  let at = from;
  for (let day = 0; day <= MOST_DAYS; day += 1) {
    const [opens, closes] = openHours(at, hours);
    const start = Math.max(at, opens);
    if (closes > start) {
      if (left <= closes - start) return start + left;
      left -= closes - start;
    }
    at = nextMidnight(at, hours.zone);
  }
  throw new Error('the working hours leave no time to work');
}

/** How much working time lies between two moments, in ms; 0 when `to` is not later. */
export function workingTimeBetween(from: number, to: number, hours: WorkingHours): number {
  let sum = 0;
  for (let at = from; at < to; at = nextMidnight(at, hours.zone)) {
    const [opens, closes] = openHours(at, hours);
    sum += Math.max(0, Math.min(to, closes) - Math.max(at, opens));
  }
  return sum;
}

function openHours(at: number, hours: WorkingHours): [number, number] {
  const day = localDay(at, hours.zone);
  if (!hours.days.includes(day.weekday)) return [day.startsAt, day.startsAt];
  return [day.startsAt + clockMs(hours.from), day.startsAt + clockMs(hours.to)];
}

function nextMidnight(at: number, zone: string): number {
  const { startsAt } = localDay(at, zone);
  // 36 hours after midnight is inside the next day, also where a clock change makes a day of 23 or 25 hours.
  return localDay(startsAt + 1.5 * DAY_MS, zone).startsAt;
}

function localDay(at: number, zone: string): LocalDay {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const sinceMidnight =
    ((part['hour'] ?? 0) * 3_600 + (part['minute'] ?? 0) * 60 + (part['second'] ?? 0)) * 1_000;
  const date = new Date(Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1));
  return { weekday: date.getUTCDay() || 7, startsAt: at - sinceMidnight - (at % 1_000) };
}

function clockMs(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
