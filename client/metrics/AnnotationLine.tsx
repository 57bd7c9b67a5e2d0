import { Box, Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Annotation } from '../../server/contract/annotations.ts';
import { request } from '../api/http.ts';
import { Instant } from '../ui/Instant.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';

/** One mark, and how to take it away. */
export function AnnotationLine({ annotation }: { annotation: Annotation }) {
  const t = useText(metricsMessages);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request<void>('DELETE', `/annotations/${encodeURIComponent(annotation.id)}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['metrics', 'annotations'] }),
  });
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
      <Instant at={annotation.at} />
      <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
        {t(`metrics.annotation.kind.${annotation.kind}`)} · {annotation.title}
      </Box>
      <Button
        variant="text"
        disabled={remove.isPending}
        onClick={() => remove.mutate()}
        aria-label={`${t('metrics.annotation.remove')}: ${annotation.title}`}
      >
        ✕
      </Button>
      <ProblemLine error={remove.error} />
    </Box>
  );
}
