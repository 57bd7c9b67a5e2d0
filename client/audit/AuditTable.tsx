import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useListContext } from 'react-admin';
import type { AuditEntry } from '../../server/contract/audit-entries.ts';
import { useText } from '../ui/texts.ts';
import { AuditLine } from './AuditLine.tsx';
import { auditMessages } from './audit-messages.ts';

export function AuditTable() {
  const t = useText(auditMessages);
  const { data = [] } = useListContext<AuditEntry>();
  return (
    <Table aria-label={t('audit.title')}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ width: 150 }}>{t('audit.column.at')}</TableCell>
          <TableCell>{t('audit.column.what')}</TableCell>
          <TableCell align="right" sx={{ width: 110 }}>
            {t('audit.column.sequence')}
          </TableCell>
          <TableCell sx={{ width: 110 }} />
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((entry) => (
          <AuditLine key={entry.id} entry={entry} />
        ))}
      </TableBody>
    </Table>
  );
}
