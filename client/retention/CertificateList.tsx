import { Button, Table, TableBody, TableCell, TableRow, Typography } from '@mui/material';
import { ListBase, useListContext } from 'react-admin';
import type { Certificate } from '../../server/contract/retention.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Instant } from '../ui/Instant.tsx';
import { ListBody } from '../ui/ListBody.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { retentionMessages } from './retention-messages.ts';

/** Signed certificates, newest first, each to be saved as a file. */
export function CertificateList() {
  const t = useText(retentionMessages);
  return (
    <ListBase resource="certificates" perPage={25} disableSyncWithLocation exporter={false}>
      <div>
        <Typography variant="h2">{t('retention.certificates')}</Typography>
        <Typography color="text.secondary" sx={{ mb: 2 }}>
          {t('retention.certificatesHelp')}
        </Typography>
        <ListBody
          empty={
            <EmptyState title={t('retention.noCertificate')}>{t('retention.noCertificateNext')}</EmptyState>
          }
        >
          <Rows />
        </ListBody>
      </div>
    </ListBase>
  );
}

function Rows() {
  const t = useText(retentionMessages);
  const locale = useLocale();
  const { data = [] } = useListContext<Certificate>();
  return (
    <Table aria-label={t('retention.certificates')}>
      <TableBody>
        {data.map((certificate) => (
          <TableRow key={certificate.id}>
            <TableCell sx={{ width: 150 }}>
              <Instant at={certificate.at} />
            </TableCell>
            <TableCell>
              {certificate.destroyed.map((line) => (
                <div key={line.type}>
                  {t('retention.line', {
                    rows: line.rows,
                    what: t(`retention.what.${line.type}`),
                    before: new Date(line.before).toLocaleDateString(locale),
                  })}
                  {line.held > 0 && t('retention.heldBack', { held: line.held })}
                </div>
              ))}
            </TableCell>
            <TableCell align="right">
              <Button
                onClick={() =>
                  saveFile(
                    `certificate-${certificate.id}.json`,
                    new Blob([JSON.stringify(certificate, null, 2)]),
                  )
                }
                sx={{ minHeight: 26, py: 0 }}
              >
                {t('retention.save')}
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
