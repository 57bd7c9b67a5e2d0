import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { Trend } from '../../server/contract/dashboard.ts';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { useFigureTexts } from './useFigureTexts.ts';

/** The trend as figures. */
export function TrendTable({ trend }: { trend: Trend }) {
  const t = useText(metricsMessages);
  const { number, percent } = useFigureTexts();
  return (
    <Box
      sx={{ maxHeight: 220, overflow: 'auto' }}
      tabIndex={0}
      role="group"
      aria-label={t('metrics.trend.title')}
    >
      <Table size="small" stickyHeader aria-label={t('metrics.trend.title')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('metrics.trend.day')}</TableCell>
            {(['rate', 'interval', 'stuck', 'journeys'] as const).map((column) => (
              <TableCell key={column} align="right">
                {t(`metrics.trend.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {trend.days.map(({ day, journeys, loopRate }) => (
            <TableRow key={day}>
              <TableCell component="th" scope="row">
                {day}
              </TableCell>
              <TableCell align="right">{percent(loopRate.share)}</TableCell>
              <TableCell align="right">
                {loopRate.share === null ? '–' : `${percent(loopRate.low)}–${percent(loopRate.high)}`}
              </TableCell>
              <TableCell align="right">{number(loopRate.n)}</TableCell>
              <TableCell align="right">{number(journeys)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
