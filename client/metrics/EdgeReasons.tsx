import { Box, ButtonBase, Typography } from '@mui/material';
import { useNames } from '../catalogue/useNames.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useEdgeStory } from './metrics-queries.ts';
import type { Opened } from './metrics-view.ts';
import { useFigureTexts } from './useFigureTexts.ts';

interface EdgeReasonsProps {
  question: Question;
  edge: Extract<Opened, { kind: 'edge' }>;
  /** Null for all reasons. */
  onReason: (reason: string | null) => void;
}

/** Why people went this way, the most frequent first; a reason narrows the journeys below. */
export function EdgeReasons({ question, edge, onReason }: EdgeReasonsProps) {
  const t = useText(metricsMessages);
  const names = useNames();
  const { number, percent } = useFigureTexts();
  const { data, error, refetch } = useEdgeStory(question, edge);
  if (error) return <ProblemState error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} />;
  const total = Math.max(
    1,
    data.reasons.reduce((sum, row) => sum + row.times, 0),
  );
  return (
    <Box component="section" aria-label={t('metrics.open.reasons')} sx={{ mb: 4 }}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('metrics.open.times', { times: number(data.times), journeys: number(data.journeys) })}
      </Typography>
      {data.reasons.map(({ reason, times }) => {
        const isChosen = reason !== null && reason === edge.reason;
        return (
          <ButtonBase
            key={reason ?? ''}
            disabled={reason === null}
            aria-pressed={isChosen}
            onClick={() => onReason(isChosen ? null : reason)}
            sx={(theme) => ({
              display: 'grid',
              width: '100%',
              gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) 110px',
              alignItems: 'center',
              gap: 2,
              p: '5px 8px',
              textAlign: 'left',
              fontFamily: 'inherit',
              borderRadius: '4px',
              backgroundColor: isChosen ? theme.palette.tokens.tones.action.ground : 'transparent',
              '&:hover': { backgroundColor: theme.palette.tokens.hover },
            })}
          >
            <span>{reason === null ? t('metrics.open.noReason') : names.reason(reason)}</span>
            <svg width="100%" height={8} aria-hidden="true">
              <Bar share={times / total} />
            </svg>
            <Box component="span" sx={{ textAlign: 'right' }}>
              {number(times)} · {percent(times / total)}
            </Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <Box
      component="rect"
      width={`${Math.max(1, share * 100)}%`}
      height={8}
      rx={2}
      sx={(theme) => ({ fill: theme.palette.tokens.tones.loop.text })}
    />
  );
}
