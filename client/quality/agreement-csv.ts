import type { CsvCell } from '../ui/csv.ts';
import type { AgreementRow } from './AgreementTable.tsx';

const FIGURES = ['observed', 'ac1', 'kappa'] as const;
const HEAD = [
  'name',
  'reviews',
  'same',
  'effective',
  ...FIGURES.flatMap((one) => [one, `${one}_low`, `${one}_high`]),
];

/** The table behind the picture as rows of a file. Pure. */
export function agreementCsv(rows: readonly AgreementRow[]): CsvCell[][] {
  return [
    HEAD,
    ...rows.map((row) => [
      row.label,
      row.reviews,
      row.agreed,
      row.effective,
      ...FIGURES.flatMap((figure) => {
        const one = row[figure];
        return [one?.value ?? null, one?.low ?? null, one?.high ?? null];
      }),
    ]),
  ];
}
