import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { whatIfMessages } from './what-if-messages.ts';

interface WhatIfRowsProps {
  rows: readonly { title: string; present: string; changed: string }[];
}

/** Each figure as it is, and as it would be. */
export function WhatIfRows({ rows }: WhatIfRowsProps) {
  const t = useText(whatIfMessages);
  return (
    <Table size="small" aria-label={t('whatIf.title')} sx={{ mt: 2 }}>
      <TableHead>
        <TableRow>
          <TableCell />
          <TableCell align="right">{t('whatIf.present')}</TableCell>
          <TableCell align="right">{t('whatIf.changed')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ title, present, changed }) => (
          <TableRow key={title}>
            <TableCell component="th" scope="row">
              {title}
            </TableCell>
            <TableCell align="right">{present}</TableCell>
            <TableCell align="right">
              <strong>{changed}</strong>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
