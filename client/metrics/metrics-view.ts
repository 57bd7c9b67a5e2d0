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
  segment: Partial<Record<Dimension, string>>;
  version: number | null;
  /** What is opened beside the figures. */
  opened: Opened | null;
}

/** The journeys behind a figure: all, the stuck ones, or those that went along an edge, also for one reason. */
export type Opened =
  | { kind: 'all' | 'stuck' }
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
  return { from: from.getTime(), to, compareFrom: earlier(from.getTime()), compareTo: earlier(to) };
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(dateOf(text).getTime());
}

/** Midnight of a day in the viewer's zone. */
export function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

function readOpened(text: string | null): Opened | null {
  if (text === 'all' || text === 'stuck') return { kind: text };
  const [from, to, reason] = (text ?? '').split('.');
  if (from === undefined || to === undefined || !NAME.test(from) || !NAME.test(to)) return null;
  return { kind: 'edge', from, to, reason: reason !== undefined && NAME.test(reason) ? reason : null };
}

function writeOpened(opened: Opened): string {
  if (opened.kind !== 'edge') return opened.kind;
  return [opened.from, opened.to, ...(opened.reason === null ? [] : [opened.reason])].join('.');
}
