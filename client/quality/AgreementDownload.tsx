import { Button } from '@mui/material';
import { csvText } from '../ui/csv.ts';
import { saveFile } from '../ui/save-file.ts';
import { useText } from '../ui/texts.ts';
import type { AgreementRow } from './AgreementTable.tsx';
import { qualityMessages } from './quality-messages.ts';

const FIGURES = ['observed', 'ac1', 'kappa'] as const;
const HEAD = [
  'name',
  'reviews',
  'same',
  'effective',
  ...FIGURES.flatMap((one) => [one, `${one}_low`, `${one}_high`]),
];

/** Takes the table behind the picture along as CSV. */
export function AgreementDownload({ name, rows }: { name: string; rows: readonly AgreementRow[] }) {
  const t = useText(qualityMessages);
  const save = () => {
    const lines = rows.map((row) => [
      row.label,
      row.reviews,
      row.agreed,
      row.effective,
      ...FIGURES.flatMap((figure) => {
        const one = row[figure];
        return [one?.value ?? null, one?.low ?? null, one?.high ?? null];
      }),
    ]);
    saveFile(`${name}.csv`, new Blob([csvText([HEAD, ...lines])], { type: 'text/csv' }));
  };
  return (
    <Button variant="text" aria-label={t('quality.agreement.csvOf')} onClick={save} sx={{ minWidth: 0 }}>
      {t('quality.agreement.csv')}
    </Button>
  );
}
