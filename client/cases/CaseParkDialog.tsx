import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { casePageMessages } from './case-page-messages.ts';
import { PARK_PRESETS, parkUntil } from './park-presets.ts';
import { useCaseVerb } from './useCaseVerb.ts';

interface CaseParkDialogProps {
  detail: CaseDetail;
  open: boolean;
  onClose: () => void;
}

/** Puts the case aside until a time, with the reason; it wakes by itself. */
export function CaseParkDialog({ detail, open, onClose }: CaseParkDialogProps) {
  const t = useText(casePageMessages);
  const verb = useCaseVerb(detail.id);
  const [until, setUntil] = useState(() => parkUntil('hour', Date.now()));
  const now = useNow();
  const isPast = !(new Date(until).getTime() > now);
  const confirm = (reason: string) => {
    if (isPast) return;
    const body = { version: detail.version, until: new Date(until).toISOString(), reason };
    verb.mutate({ path: 'park', body }, { onSuccess: onClose });
  };
  return (
    <ReasonDialog
      open={open}
      title={t('casePage.park.title')}
      confirm={t('casePage.head.park')}
      busy={verb.isPending}
      error={verb.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 3 }}>
        {PARK_PRESETS.map((preset) => (
          <Button key={preset} onClick={() => setUntil(parkUntil(preset, Date.now()))}>
            {t(`casePage.park.presets.${preset}`)}
          </Button>
        ))}
      </Box>
      <TextField
        fullWidth
        type="datetime-local"
        label={t('casePage.park.until')}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
        error={isPast}
        helperText={isPast ? t('casePage.park.future') : undefined}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </ReasonDialog>
  );
}
