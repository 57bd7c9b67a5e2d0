import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { BulkVerdict } from '../../server/contract/phone-bulks.ts';
import { useNames } from '../catalogue/useNames.ts';
import { Instant } from '../ui/Instant.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import type { Tone } from '../ui/tokens.ts';
import { bulkMessages } from './bulk-messages.ts';
import type { BulkRow } from './useBulk.ts';

const COLUMNS = ['row', 'number', 'account', 'verdict', 'at'] as const;
const TONE: Partial<Record<BulkVerdict, Tone>> = {
  ready_no_way_in: 'danger',
  failed: 'danger',
  done: 'proof',
};

/** The rows of a file: its line, the number masked, the account, the verdict. */
export function BulkRowTable({ rows }: { rows: readonly BulkRow[] }) {
  const t = useText(bulkMessages);
  const names = useNames();
  return (
    <Table size="small" sx={{ '& th:first-of-type, & td:first-of-type': { pl: '14px', width: 64 } }}>
      <TableHead>
        <TableRow>
          {COLUMNS.map((column) => (
            <TableCell key={column} align={column === 'row' ? 'right' : 'left'}>
              {t(`bulks.row.${column}`)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ row, number, accountId, verdict, at, reason }) => {
          const tone = TONE[verdict];
          const said = t(`bulks.verdict.${verdict}`);
          return (
            <TableRow key={row}>
              <TableCell align="right">{row}</TableCell>
              <TableCell>{number}</TableCell>
              <TableCell>{accountId ?? '–'}</TableCell>
              <TableCell>
                {tone === undefined ? said : <ToneChip tone={tone}>{said}</ToneChip>}
                {reason !== null && ` ${names.reason(reason)}`}
              </TableCell>
              <TableCell>{at === null ? '–' : <Instant at={at} />}</TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
