import { Button } from '@mui/material';
import { useState } from 'react';
import type { OddLook } from '../../server/contract/reviews.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { reviewMessages } from './review-messages.ts';
import { useReviewPost } from './useReviewPost.ts';

export function CloseLook({ look }: { look: OddLook }) {
  const t = useText(reviewMessages);
  const [isOpen, setOpen] = useState(false);
  const post = useReviewPost('/reviews/looks/close', () => setOpen(false));
  if (look.closed) return <>{t('reviews.closedBy', look.closed)}</>;
  const { day, actor, accountId } = look;
  return (
    <>
      <Button onClick={() => setOpen(true)} sx={{ minHeight: 26, py: 0 }}>
        {t('reviews.close')}
      </Button>
      <ReasonDialog
        open={isOpen}
        title={t('reviews.closeTitle', { actor, accountId })}
        busy={post.isPending}
        error={post.error}
        onConfirm={(note) => post.mutate({ day, actor, accountId, note })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
