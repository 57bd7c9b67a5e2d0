import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { Dashboard } from '../../server/contract/dashboard.ts';
import { useNames } from '../catalogue/useNames.ts';
import { Duration } from '../ui/Duration.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import type { Opened } from './metrics-view.ts';
import { useFigureTexts } from './useFigureTexts.ts';

interface FunnelTablesProps {
  dashboard: Dashboard;
  step: (name: string) => string;
  onOpen: (opened: Opened) => void;
}

const STEP_COLUMNS = [
  'entered',
  'before',
  'ofPrevious',
  'ofFirst',
  'left',
  'failed',
  'laps',
  'median',
  'p90',
] as const;

/** The loop map as figures: the steps, then every transition, each of which opens its journeys. */
export function FunnelTables({ dashboard: { now, before }, step, onOpen }: FunnelTablesProps) {
  const t = useText(metricsMessages);
  const names = useNames();
  const { number, percent } = useFigureTexts();
  const steps = new Map(before?.steps.map((one) => [one.step, one]));
  const edges = new Map(before?.edges.map((one) => [`${one.from} ${one.to}`, one]));
  const earlier = (n: number | undefined) => (before === null ? '–' : number(n ?? 0));
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Typography component="h3" variant="h2">
        {t('metrics.map.steps')}
      </Typography>
      <Table size="small" aria-label={t('metrics.map.steps')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('metrics.map.column.step')}</TableCell>
            {STEP_COLUMNS.map((column) => (
              <TableCell key={column} align="right">
                {t(`metrics.map.column.${column}`)}
              </TableCell>
            ))}
            <TableCell>{t('metrics.map.column.reason')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {now.steps.map((row) => (
            <TableRow key={row.step}>
              <TableCell component="th" scope="row">
                {step(row.step)}
              </TableCell>
              <TableCell align="right">{number(row.entered)}</TableCell>
              <TableCell align="right">{earlier(steps.get(row.step)?.entered)}</TableCell>
              <TableCell align="right">{percent(row.ofPrevious)}</TableCell>
              <TableCell align="right">{percent(row.ofFirst)}</TableCell>
              <TableCell align="right">{number(row.left)}</TableCell>
              <TableCell align="right">{number(row.failed)}</TableCell>
              <TableCell align="right">{number(row.laps)}</TableCell>
              <TableCell align="right">
                <Duration ms={row.medianMs} />
              </TableCell>
              <TableCell align="right">
                <Duration ms={row.p90Ms} />
              </TableCell>
              <TableCell>
                {row.reasons[0]
                  ? `${names.reason(row.reasons[0].reason)} ×${number(row.reasons[0].times)}`
                  : '–'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Typography component="h3" variant="h2" sx={{ mt: 3 }}>
        {t('metrics.map.edges')}
      </Typography>
      <Table size="small" aria-label={t('metrics.map.edges')}>
        <TableHead>
          <TableRow>
            {(['from', 'to', 'kind'] as const).map((column) => (
              <TableCell key={column}>{t(`metrics.map.column.${column}`)}</TableCell>
            ))}
            {(['times', 'before', 'journeys'] as const).map((column) => (
              <TableCell key={column} align="right">
                {t(`metrics.map.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {now.edges.map((edge) => (
            <TableRow key={`${edge.from} ${edge.to}`}>
              <TableCell component="th" scope="row">
                <Link
                  component="button"
                  type="button"
                  onClick={() => onOpen({ kind: 'edge', from: edge.from, to: edge.to, reason: null })}
                >
                  {step(edge.from)}
                </Link>
              </TableCell>
              <TableCell>{step(edge.to)}</TableCell>
              <TableCell>{t(`metrics.map.kind.${edge.kind}`)}</TableCell>
              <TableCell align="right">{number(edge.times)}</TableCell>
              <TableCell align="right">{earlier(edges.get(`${edge.from} ${edge.to}`)?.times)}</TableCell>
              <TableCell align="right">{number(edge.journeys)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
