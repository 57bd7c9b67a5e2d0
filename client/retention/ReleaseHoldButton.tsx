import { Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../api/http.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { HOLDS_KEY } from './holds-key.ts';
import { retentionMessages } from './retention-messages.ts';

export function ReleaseHoldButton({ id }: { id: string }) {
  const t = useText(retentionMessages);
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const release = useMutation({
    mutationFn: (reason: string) => postJson<void>(`/holds/${encodeURIComponent(id)}/release`, { reason }),
    onSuccess: () => setOpen(false),
    onSettled: () => queryClient.invalidateQueries({ queryKey: HOLDS_KEY }),
  });
  return (
    <>
      <Button onClick={() => setOpen(true)} sx={{ minHeight: 26, py: 0 }}>
        {t('retention.release')}
      </Button>
      <ReasonDialog
        open={isOpen}
        title={t('retention.releaseTitle')}
        busy={release.isPending}
        error={release.error}
        onConfirm={(reason) => release.mutate(reason)}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
