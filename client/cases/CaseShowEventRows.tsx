import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { Names } from '../catalogue/useNames.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';

const COLUMNS = ['at', 'step', 'outcome', 'reason', 'evidence', 'via', 'id'] as const;
const SIGNS: Record<string, string> = { passed: '✓', failed: '✗', insufficient: '✗', expired: '✗' };

export function CaseShowEventRows({ rows, names }: { rows: CaseDetail['events']; names: Names }) {
  const t = useText(casePageMessages);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell key={column}>{t(`casePage.events.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((event) => (
            <TableRow key={event.id} hover>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Instant at={event.at} />
              </TableCell>
              <TableCell>{names.step(event.step)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {SIGNS[event.outcome]} {names.outcome(event.outcome)}
              </TableCell>
              <TableCell>{event.reason === null ? '' : names.reason(event.reason)}</TableCell>
              <TableCell>{event.evidence.map(names.evidence).join(' · ')}</TableCell>
              <TableCell sx={{ color: 'text.secondary' }}>
                {[event.channel, event.clientVersion].filter((part) => part !== null).join(' ')}
              </TableCell>
              <TableCell
                sx={{ color: 'text.secondary', maxWidth: 140, overflow: 'hidden', textOverflow: 'ellipsis' }}
              >
                <span title={event.submissionId ?? undefined}>{event.id}</span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
