import type { PlatformEvent } from '../../server/contract/event-format.ts';
import { buildPlatformEvents } from '../support/build-rooms.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Journeys of one kind in one week: so many good ones, so many that go round twice. */
export interface Crowd {
  name: string;
  from: number;
  good: number;
  looping: number;
  says?: Partial<PlatformEvent>;
}

const ROUND = ['id_info passed', 'face_scan passed', 'former_passwords insufficient material_insufficient'];

/** One journey an hour or so from `from` on, each of an account of its own. */
export function buildCrowd({ name, from, good, looping, says = {} }: Crowd): PlatformEvent[] {
  return Array.from({ length: good + looping }, (_, index) => {
    const steps =
      index < looping
        ? [...ROUND, ...ROUND, 'id_info entered']
        : ['id_info passed', 'face_scan passed', 'verdict passed'];
    const until = from + Math.floor((index * 6 * DAY) / (good + looping)) + HOUR;
    return buildPlatformEvents(`${name}${index}`, until, steps, says);
  }).flat();
}
