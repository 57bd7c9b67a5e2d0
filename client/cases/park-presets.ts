import { HOUR_MS } from '../../server/contract/time-units.ts';

export const PARK_PRESETS = ['hour', 'afternoon', 'tomorrow', 'week'] as const;
export type ParkPreset = (typeof PARK_PRESETS)[number];

/** The moment that a preset means, as a local date and time without a zone: what a date field holds. */
export function parkUntil(preset: ParkPreset, now: number): string {
  switch (preset) {
    case 'hour':
      return localText(new Date(now + HOUR_MS));
    case 'afternoon':
      return localText(new Date(now + 4 * HOUR_MS));
    case 'tomorrow': {
      const day = new Date(now);
      return localText(new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 9));
    }
    case 'week':
      return localText(new Date(now + 7 * 24 * HOUR_MS));
  }
}

function localText(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
