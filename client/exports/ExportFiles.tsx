import { Box, Link } from '@mui/material';
import type { ExportRow } from '../../server/contract/exports.ts';
import { Instant } from '../ui/Instant.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { exportMessages } from './export-messages.ts';

/** The files of an export and its manifest; each download is in the record. */
export function ExportFiles({ row }: { row: ExportRow }) {
  const t = useText(exportMessages);
  const number = new Intl.NumberFormat(useLocale());
  if (row.state !== 'done' && row.state !== 'expired') return null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '2px' }}>
      {row.can.download &&
        row.files.map(({ name, rows }) => (
          <Link key={name} href={`/api/exports/${row.id}/files/${name}`} download>
            {name.endsWith('-proof.txt') ? name : t('exports.fileOf', { name, rows: number.format(rows) })}
          </Link>
        ))}
      <Link href={`/api/exports/${row.id}/manifest`} download>
        {t('exports.manifest')}
      </Link>
      {row.state === 'done' && (
        <Box component="small" sx={{ color: 'text.secondary' }}>
          {t('exports.expires')} <Instant at={row.expiresAt} style="relative" />
        </Box>
      )}
    </Box>
  );
}
