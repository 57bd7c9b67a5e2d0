import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { Agreement } from '../../server/contract/quality.ts';
import { useText } from '../ui/texts.ts';
import { qualityMessages } from './quality-messages.ts';
import { useAgreementTexts } from './useAgreementTexts.ts';

/** One line of the picture and of the table behind it. */
export type AgreementRow = Agreement & { name: string; label: string };

const FIGURES = ['observed', 'ac1', 'kappa'] as const;

/** Observed agreement, Gwet's AC1 and Cohen's kappa side by side, each with its interval. */
export function AgreementTable({ rows }: { rows: readonly AgreementRow[] }) {
  const t = useText(qualityMessages);
  const { number, percent, value, interval } = useAgreementTexts();
  return (
    <Table aria-label={t('quality.agreement.title')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('quality.agreement.column.name')}</TableCell>
          {(['reviews', 'agreed', ...FIGURES] as const).map((column) => (
            <TableCell key={column} align="right">
              {t(`quality.agreement.column.${column}`)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.label}>
            <TableCell component="th" scope="row">
              {row.label}
            </TableCell>
            <TableCell align="right">{number(row.reviews)}</TableCell>
            <TableCell align="right">{number(row.agreed)}</TableCell>
            {row.few ? (
              <TableCell align="right" colSpan={FIGURES.length}>
                {t('quality.agreement.few', { n: number(row.reviews) })}
              </TableCell>
            ) : (
              FIGURES.map((figure) => {
                const one = row[figure];
                return (
                  <TableCell key={figure} align="right">
                    {figure === 'observed' ? percent(one?.value ?? null) : value(one)}{' '}
                    <Typography component="span" variant="caption" color="text.secondary">
                      {figure === 'observed' && one !== null
                        ? `${percent(one.low)}–${percent(one.high)}`
                        : interval(one)}
                    </Typography>
                  </TableCell>
                );
              })
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
