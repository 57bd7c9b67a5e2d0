import { Box, Button } from '@mui/material';
import { useState } from 'react';
import type { RevealRow } from '../../server/contract/reviews.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { reviewMessages } from './review-messages.ts';
import { useReviewPost } from './useReviewPost.ts';

/** Two buttons, or the judgement that was made. */
export function RevealMark({ row }: { row: RevealRow }) {
  const t = useText(reviewMessages);
  const [isDoubting, setDoubting] = useState(false);
  const post = useReviewPost(`/reviews/reveals/${encodeURIComponent(row.id)}`, () => setDoubting(false));
  if (row.mark)
    return (
      <>
        <ToneChip tone={row.mark.verdict === 'justified' ? 'proof' : 'danger'}>
          {t('reviews.by', { verdict: t(`reviews.${row.mark.verdict}`), by: row.mark.by })}
        </ToneChip>
        {row.mark.note && <div>{row.mark.note}</div>}
      </>
    );
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <Button
        disabled={post.isPending}
        onClick={() => post.mutate({ verdict: 'justified' })}
        sx={{ minHeight: 26, py: 0 }}
      >
        {t('reviews.justify')}
      </Button>
      <Button onClick={() => setDoubting(true)} sx={{ minHeight: 26, py: 0 }}>
        {t('reviews.doubt')}
      </Button>
      <ReasonDialog
        open={isDoubting}
        title={t('reviews.doubtTitle')}
        busy={post.isPending}
        error={post.error}
        onConfirm={(note) => post.mutate({ verdict: 'not_justified', note })}
        onClose={() => setDoubting(false)}
      />
    </Box>
  );
}
