import { type Dimension, DIMENSIONS } from '../../server/contract/dashboard.ts';
import { HOUR_MS } from '../../server/contract/time-units.ts';

/** What the page shows: all of it stands in the address, so that it can be shared. */
export interface MetricsView {
  /** null before a flow was chosen: the first one then. */
  flow: string | null;
  /** So many days up to today, or the two days between which. */
  days: number;
  /** YYYY-MM-DD, both inclusive, in the viewer's zone; where they are set they go before `days`. */
  from: string | null;
  to: string | null;
  compared: boolean;
  /** Instead of the days before: another segment, another period, or both. */
  other: Other | null;
  segment: Partial<Record<Dimension, string>>;
  version: number | null;
  /** What is opened beside the figures. */
  opened: Opened | null;
}

/** What the figures stand beside; without days, in the same period. */
export interface Other {
  segment: Partial<Record<Dimension, string>>;
  /** YYYY-MM-DD, both inclusive, in the viewer's zone. */
  from: string | null;
  to: string | null;
}

/**
 * What is behind a figure: all journeys, the stuck ones, those that went along an edge, also for one reason; or cases, by
 * what came of their decisions.
 */
export type Opened =
  | { kind: 'all' | 'stuck' | 'firstContact' | 'objected' }
  | { kind: 'edge'; from: string; to: string; reason: string | null };

/** A period and the one before it, UTC ms. */
export interface Period {
  from: number;
  to: number;
  compareFrom: number;
  compareTo: number;
}

export const DAY_CHOICES = [7, 14, 28, 90] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;
const PLAIN = ['all', 'stuck', 'firstContact', 'objected'] as const;
const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** Reads the view off an address; what makes no sense there is left out. */
export function readView(params: URLSearchParams): MetricsView {
  const flow = params.get('flow');
  const days = Number(params.get('days'));
  const [from, to] = [params.get('from'), params.get('to')];
  const isPeriod = from !== null && to !== null && isDay(from) && isDay(to) && from <= to;
  const version = Number(params.get('version'));
  const segment: MetricsView['segment'] = {};
  for (const name of DIMENSIONS) {
    const value = params.get(name);
    if (value !== null && value !== '' && value.length <= 64) segment[name] = value;
  }
  return {
    flow: flow !== null && NAME.test(flow) ? flow : null,
    days: DAY_CHOICES.find((one) => one === days) ?? 7,
    from: isPeriod ? from : null,
    to: isPeriod ? to : null,
    compared: params.get('compared') !== 'no',
    other: readOther(params),
    segment,
    version: Number.isInteger(version) && version > 0 ? version : null,
    opened: readOpened(params.get('open')),
  };
}

/** The address of a view: only what differs from the usual is written. */
export function writeView(view: MetricsView): URLSearchParams {
  const params = new URLSearchParams();
  const set = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined) params.set(name, String(value));
  };
  set('flow', view.flow);
  if (view.from !== null) {
    set('from', view.from);
    set('to', view.to);
  } else if (view.days !== 7) set('days', view.days);
  if (!view.compared) set('compared', 'no');
  if (view.other !== null) writeOther(params, view.other);
  for (const name of DIMENSIONS) set(name, view.segment[name]);
  set('version', view.version);
  set('open', view.opened && writeOpened(view.opened));
  return params;
}

/**
 * The period of a view, in the viewer's zone, until the end of the running hour at most; and the same weekdays before
 * it, so that a weekend is never compared with a Monday.
 */
export function periodOf(view: MetricsView, now: number): Period {
  const today = new Date(now);
  const lastDay = view.to === null ? today : dateOf(view.to);
  const firstDay =
    view.from === null
      ? new Date(lastDay.getFullYear(), lastDay.getMonth(), lastDay.getDate() - view.days + 1)
      : dateOf(view.from);
  const from = new Date(firstDay.getFullYear(), firstDay.getMonth(), firstDay.getDate());
  const dayAfter = new Date(lastDay.getFullYear(), lastDay.getMonth(), lastDay.getDate() + 1).getTime();
  const hourEnd = Math.ceil(now / HOUR_MS) * HOUR_MS;
  const to = Math.max(from.getTime() + HOUR_MS, Math.min(dayAfter, hourEnd));
  const days = Math.round((dayAfter - from.getTime()) / (24 * HOUR_MS));
  const shift = Math.ceil(days / 7) * 7;
  const earlier = (at: number) => {
    const date = new Date(at);
    // By the calendar, not by hours: a day of 23 or 25 hours keeps its midnight.
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() - shift, date.getHours()).getTime();
  };
  return { from: from.getTime(), to, ...otherPeriod() };

  function otherPeriod(): Pick<Period, 'compareFrom' | 'compareTo'> {
    const { other } = view;
    if (other === null) return { compareFrom: earlier(from.getTime()), compareTo: earlier(to) };
    if (other.from === null || other.to === null) return { compareFrom: from.getTime(), compareTo: to };
    const last = dateOf(other.to);
    const end = new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1).getTime();
    return { compareFrom: dateOf(other.from).getTime(), compareTo: end };
  }
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(dateOf(text).getTime());
}

/** Midnight of a day in the viewer's zone. */
export function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** The days from this week's Monday to today, in the viewer's zone. */
export function sinceMonday(now: number): { from: string; to: string } {
  const today = new Date(now);
  const monday = new Date(
    today.getFullYear(),
    today.getMonth(),
    today.getDate() - ((today.getDay() + 6) % 7),
  );
  return { from: dayText(monday.getTime()), to: dayText(now) };
}

/** The day of a moment in the viewer's zone, YYYY-MM-DD. */
export function dayText(ms: number): string {
  const date = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function readOther(params: URLSearchParams): Other | null {
  const named = params.getAll('against');
  if (named.length === 0) return null;
  const segment: Other['segment'] = {};
  for (const part of named) {
    const name = DIMENSIONS.find((one) => part.startsWith(`${one}:`));
    const value = name && part.slice(name.length + 1);
    if (name && value && value.length <= 64) segment[name] = value;
  }
  const [from, to] = [params.get('againstFrom'), params.get('againstTo')];
  const isPeriod = from !== null && to !== null && isDay(from) && isDay(to) && from <= to;
  return { segment, from: isPeriod ? from : null, to: isPeriod ? to : null };
}

function writeOther(params: URLSearchParams, { segment, from, to }: Other): void {
  const parts = segmentParts(segment);
  for (const part of parts.length === 0 ? ['all'] : parts) params.append('against', part);
  if (from !== null) params.set('againstFrom', from);
  if (to !== null) params.set('againstTo', to);
}

/** `channel:android` and the like, as the server is asked. */
export function segmentParts(segment: MetricsView['segment']): string[] {
  return DIMENSIONS.flatMap((name) => (segment[name] === undefined ? [] : [`${name}:${segment[name]}`]));
}

function readOpened(text: string | null): Opened | null {
  const plain = PLAIN.find((one) => one === text);
  if (plain !== undefined) return { kind: plain };
  const [from, to, reason] = (text ?? '').split('.');
  if (from === undefined || to === undefined || !NAME.test(from) || !NAME.test(to)) return null;
  return { kind: 'edge', from, to, reason: reason !== undefined && NAME.test(reason) ? reason : null };
}

function writeOpened(opened: Opened): string {
  if (opened.kind !== 'edge') return opened.kind;
  return [opened.from, opened.to, ...(opened.reason === null ? [] : [opened.reason])].join('.');
}
