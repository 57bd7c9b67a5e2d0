import { Box } from '@mui/material';
import type { FlowMetrics } from '../../server/contract/metrics.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { flowMessages } from './flow-messages.ts';

/** The totals of a period, side by side. */
export function FlowTotals({ metrics }: { metrics: FlowMetrics }) {
  const t = useText(flowMessages);
  const locale = useLocale();
  const duration = useDurationText();
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const share = (n: number) => t('flows.figures.ofJourneys', { share: percent.format(n / metrics.journeys) });
  const time = (ms: number | null) => (ms === null ? '–' : duration(ms));
  const totals: readonly (readonly [string, string, string])[] = [
    [
      t('flows.figures.journeys'),
      number.format(metrics.journeys),
      `${t('flows.figures.accounts')} ${number.format(metrics.accounts)}`,
    ],
    [t('flows.figures.stuck'), number.format(metrics.stuck), share(metrics.stuck)],
    [t('flows.figures.silentNow'), number.format(metrics.silentNow), share(metrics.silentNow)],
    [t('flows.figures.selfResolved'), number.format(metrics.selfResolved), share(metrics.selfResolved)],
    [t('flows.figures.median'), time(metrics.medianMs), `${t('flows.figures.p90')} ${time(metrics.p90Ms)}`],
  ];
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        mb: 4,
        display: 'grid',
        gap: 3,
        gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
      }}
    >
      {totals.map(([label, value, below]) => (
        <div key={label}>
          <Box component="dt" sx={(theme) => ({ color: theme.palette.tokens.second })}>
            {label}
          </Box>
          <Box component="dd" sx={{ m: 0, fontSize: 17, lineHeight: '24px', fontWeight: 600 }}>
            {value}
          </Box>
          <Box component="dd" sx={(theme) => ({ m: 0, color: theme.palette.tokens.second })}>
            {below}
          </Box>
        </div>
      ))}
    </Box>
  );
}
