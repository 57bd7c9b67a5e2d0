import { Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { Brake } from '../../server/contract/brakes.ts';
import { postJson } from '../api/http.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { BrakeWhy } from './BrakeWhy.tsx';
import { brakeMessages } from './brake-messages.ts';

const WORDS = {
  person: 'brakes.releasePerson',
  team: 'brakes.releaseTeam',
  all: 'brakes.releaseAll',
  case: 'brakes.releaseCase',
} as const;

/** Releases what a brake holds, with the reason that the audit record keeps. */
export function ReleaseBrakeDialog({ brake, onClose }: { brake: Brake; onClose: () => void }) {
  const t = useText(brakeMessages);
  const notify = useNotify();
  const queryClient = useQueryClient();
  const release = useMutation({
    mutationFn: (reason: string) =>
      postJson<unknown>(`/brakes/${encodeURIComponent(brake.id)}/release`, { reason }),
    onSuccess: async () => {
      notify(t('brakes.releasedDone'), { type: 'success' });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['brakes'] });
    },
  });
  return (
    <ReasonDialog
      open
      title={t('brakes.releaseTitle')}
      confirm={t('brakes.release').replace('…', '')}
      busy={release.isPending}
      error={release.error}
      onConfirm={(reason) => release.mutate(reason)}
      onClose={onClose}
    >
      <Typography component="div" sx={{ mb: 2 }}>
        <BrakeWhy brake={brake} />
      </Typography>
      <Typography sx={{ mb: 2 }}>
        {t(WORDS[brake.holds], { staff: brake.staff, team: brake.team, id: brake.caseId ?? '' })}
      </Typography>
    </ReasonDialog>
  );
}
