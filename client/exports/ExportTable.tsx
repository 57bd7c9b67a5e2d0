import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ExportRow } from '../../server/contract/exports.ts';
import { Instant } from '../ui/Instant.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { ExportFiles } from './ExportFiles.tsx';
import { ExportState } from './ExportState.tsx';
import { exportMessages } from './export-messages.ts';
import { FilterWords } from './FilterWords.tsx';

export function ExportTable({ rows }: { rows: readonly ExportRow[] }) {
  const t = useText(exportMessages);
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale);
  return (
    <Table aria-label={t('exports.title')} sx={{ '& td': { verticalAlign: 'top' } }}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ width: 44 }} align="right">
            #
          </TableCell>
          <TableCell>{t('exports.column.what')}</TableCell>
          <TableCell sx={{ width: 70 }}>{t('exports.column.by')}</TableCell>
          <TableCell sx={{ width: 110 }}>{t('exports.column.asked')}</TableCell>
          <TableCell sx={{ width: 240 }}>{t('exports.column.state')}</TableCell>
          <TableCell sx={{ width: 90 }} align="right">
            {t('exports.column.rows')}
          </TableCell>
          <TableCell>{t('exports.column.files')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell align="right">{row.id}</TableCell>
            <TableCell>
              {t(`exports.set.${row.dataset}`)}, {t(`exports.format.${row.format}`)}{' '}
              {row.unmasked && <ToneChip tone="danger">{t('exports.unmasked')}</ToneChip>}
              <div>
                <small>
                  {t('exports.filter')}: <FilterWords filter={row.filter} />
                </small>
              </div>
            </TableCell>
            <TableCell>
              {row.by}
              {row.approvedBy && <div>{t('exports.approvedBy', { code: row.approvedBy })}</div>}
            </TableCell>
            <TableCell>
              <Instant at={row.createdAt} />
            </TableCell>
            <TableCell>
              <ExportState row={row} />
            </TableCell>
            <TableCell align="right">{number.format(row.rows)}</TableCell>
            <TableCell>
              <ExportFiles row={row} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
