import { Box, Typography } from '@mui/material';
import { useId } from 'react';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useAnnotations, useTrends } from './metrics-queries.ts';
import type { Opened } from './metrics-view.ts';
import { SmallTrend } from './SmallTrend.tsx';
import { TREND_CHARTS } from './trend-charts.ts';
import { trendStart } from './trend-start.ts';
import type { Beside } from './useBeside.ts';

interface TrendCardsProps {
  question: Question;
  /** Another segment in the same days. */
  beside: Beside | null;
  onOpen: (opened: Opened) => void;
}

/** What moves slowly, as small charts over the same days. */
export function TrendCards({ question, beside, onOpen }: TrendCardsProps) {
  const t = useText(metricsMessages);
  const titleId = useId();
  const from = trendStart(question.period);
  const own = useTrends(question, from);
  const other = useTrends(beside?.question ?? question, from, beside !== null);
  const { data: marks } = useAnnotations(question.flow, from, question.period.to);
  const { channel, clientVersion, region } = question.segment;
  const isNarrowed = channel !== undefined || clientVersion !== undefined || question.version !== null;
  // Cases have a region, and nothing else by which two segments would differ.
  const isOtherRegion = beside !== null && beside.question.segment.region !== region;
  return (
    <Box component="section" aria-labelledby={titleId} sx={{ mt: 4 }}>
      <Typography id={titleId} component="h2" variant="h2" sx={{ mb: 2 }}>
        {t('metrics.trends.title')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(420px, 100%), 1fr))',
        }}
      >
        {TREND_CHARTS.map((chart) => {
          const isBeside = beside !== null && ('ofJourneys' in chart || isOtherRegion);
          const says = !('ofJourneys' in chart) && (isNarrowed || (beside !== null && !isOtherRegion));
          return (
            <SmallTrend
              key={chart.id}
              chart={chart}
              flow={question.flow}
              trends={own.data}
              other={isBeside ? other.data : undefined}
              beside={isBeside ? beside.names : null}
              note={says ? t('metrics.trends.byRegion') : null}
              error={own.error ?? (isBeside ? other.error : null)}
              retry={() => void Promise.all([own.refetch(), isBeside && other.refetch()])}
              annotations={marks?.data ?? []}
              onOpen={(kind) => onOpen({ kind })}
            />
          );
        })}
      </Box>
    </Box>
  );
}
