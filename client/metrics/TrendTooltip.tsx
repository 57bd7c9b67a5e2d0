import { Box } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { RADIUS } from '../ui/tokens.ts';
import { metricsMessages } from './metrics-messages.ts';
import type { TrendPoint } from './trend-points.ts';
import { useFigureTexts } from './useFigureTexts.ts';

/** One day in words. */
export function TrendTooltip({ point }: { point: TrendPoint | undefined }) {
  const t = useText(metricsMessages);
  const { number, percent } = useFigureTexts();
  if (!point) return null;
  return (
    <Box
      sx={(theme) => ({
        p: '6px 10px',
        fontSize: 12,
        lineHeight: '18px',
        color: theme.palette.tokens.text,
        backgroundColor: theme.palette.tokens.surface,
        border: `1px solid ${theme.palette.tokens.lineStrong}`,
        borderRadius: `${RADIUS.control}px`,
      })}
    >
      <strong>{point.day}</strong>
      <div>
        {percent(point.rate)}
        {point.band && ` (${percent(point.band[0])}–${percent(point.band[1])})`}
      </div>
      <div>{t('metrics.trend.point', { stuck: number(point.stuck), journeys: number(point.journeys) })}</div>
    </Box>
  );
}
