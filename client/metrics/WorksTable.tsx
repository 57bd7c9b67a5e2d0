import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { DecisionsThatWork } from '../../server/contract/dashboard.ts';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { useFigureTexts } from './useFigureTexts.ts';

interface WorksTableProps {
  works: DecisionsThatWork;
  say: (type: string, evidence: string | null) => string;
}

/** What works as figures; under the minimum, n alone. */
export function WorksTable({ works, say }: WorksTableProps) {
  const t = useText(metricsMessages);
  const { number, percent } = useFigureTexts();
  return (
    <Box
      sx={{ maxHeight: 220, overflow: 'auto' }}
      tabIndex={0}
      role="group"
      aria-label={t('metrics.works.title')}
    >
      <Table size="small" stickyHeader aria-label={t('metrics.works.title')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('metrics.works.decision')}</TableCell>
            {(['share', 'interval', 'n'] as const).map((column) => (
              <TableCell key={column} align="right">
                {t(`metrics.works.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {works.decisions.map(({ type, evidence, escaped }) => (
            <TableRow key={`${type} ${evidence}`}>
              <TableCell component="th" scope="row">
                {say(type, evidence)}
              </TableCell>
              <TableCell align="right">{escaped.of < works.minimum ? '–' : percent(escaped.share)}</TableCell>
              <TableCell align="right">
                {escaped.of < works.minimum ? '–' : `${percent(escaped.low)}–${percent(escaped.high)}`}
              </TableCell>
              <TableCell align="right">{number(escaped.of)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
