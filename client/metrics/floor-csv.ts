import type { Floor } from '../../server/contract/floor.ts';
import type { CsvCell } from '../ui/csv.ts';

/** Results of a person's work, in the order of the table. */
export const FLOOR_SHARES = ['inTime', 'escaped', 'reopened', 'reversed', 'sameInReview'] as const;

/** The table as rows of a file: each share with its n and interval. Pure. */
export function floorCsv({ people, again }: Floor): CsvCell[][] {
  const shares = [...FLOOR_SHARES, ...(again === null ? [] : (['workedAgain'] as const))];
  return [
    [
      'code',
      'handled',
      'median_active_seconds',
      ...shares.flatMap((one) => [one, `${one}_n`, `${one}_of`, `${one}_low`, `${one}_high`]),
    ],
    ...people.map((one) => [
      one.code,
      one.handled,
      one.medianActiveSeconds,
      ...shares.flatMap((name) => {
        const share = one[name];
        return [share?.share ?? null, share?.n ?? 0, share?.of ?? 0, share?.low ?? null, share?.high ?? null];
      }),
    ]),
  ];
}
