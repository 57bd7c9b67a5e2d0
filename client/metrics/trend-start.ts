import { DAY_MS } from '../../server/contract/time-units.ts';
import type { Period } from './metrics-view.ts';

/** A line wants so many days before the period too, to show since when. */
const LEAST_DAYS = 14;

/** Where the lines of a period's charts begin: at a midnight of the viewer's zone, UTC ms. */
export function trendStart({ from, to }: Pick<Period, 'from' | 'to'>): number {
  const days = Math.max(LEAST_DAYS, Math.round((to - from) / DAY_MS));
  const date = new Date(to - 1);
  return Math.min(from, new Date(date.getFullYear(), date.getMonth(), date.getDate() - days + 1).getTime());
}
