import { Box } from '@mui/material';
import { useLocale, useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { DIMENSIONS } from '../../server/contract/dashboard.ts';
import type { MetricsView, Period } from './metrics-view.ts';
import { useOtherText } from './useOtherText.ts';
import { useSegmentText } from './useSegmentText.ts';

interface PrintedPeriodProps {
  title: string;
  view: MetricsView;
  period: Period;
}

/** What the controls say on the screen, said on paper. */
export function PrintedPeriod({ title, view, period }: PrintedPeriodProps) {
  const t = useText(metricsMessages);
  const segment = useSegmentText();
  const otherText = useOtherText();
  const format = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium' });
  const span = (from: number, to: number) => `${format.format(from)} – ${format.format(to - 1)}`;
  const parts = [
    title,
    span(period.from, period.to),
    ...(view.compared
      ? [
          `${t('metrics.compare.label')}: ${view.other === null ? span(period.compareFrom, period.compareTo) : otherText(view.other)}`,
        ]
      : []),
    ...(DIMENSIONS.some((name) => view.segment[name] !== undefined) ? [segment(view.segment)] : []),
  ];
  return (
    <Box component="p" sx={{ display: 'none', m: '0 0 12px', '@media print': { display: 'block' } }}>
      {parts.join(' · ')}
    </Box>
  );
}
