import { Box, Typography } from '@mui/material';
import { useId } from 'react';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useAnnotations, useTrends } from './metrics-queries.ts';
import { SmallTrend } from './SmallTrend.tsx';
import { TREND_CHARTS } from './trend-charts.ts';
import { trendStart } from './trend-start.ts';

/** What moves slowly, as small charts over the same days. */
export function TrendCards({ question }: { question: Question }) {
  const t = useText(metricsMessages);
  const titleId = useId();
  const from = trendStart(question.period);
  const { data, error, refetch } = useTrends(question, from);
  const { data: marks } = useAnnotations(question.flow, from, question.period.to);
  return (
    <Box component="section" aria-labelledby={titleId} sx={{ mt: 4 }}>
      <Typography id={titleId} component="h2" variant="h2" sx={{ mb: 2 }}>
        {t('metrics.trends.title')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(380px, 100%), 1fr))',
        }}
      >
        {TREND_CHARTS.map((chart) => (
          <SmallTrend
            key={chart.id}
            chart={chart}
            flow={question.flow}
            trends={data}
            error={error}
            retry={() => void refetch()}
            annotations={marks?.data ?? []}
          />
        ))}
      </Box>
    </Box>
  );
}
