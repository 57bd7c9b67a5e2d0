import { Box, Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../api/http.ts';
import { useAbility } from '../api/useStaff.ts';
import { spanOfDays } from '../ui/day-bounds.ts';
import { DialogField } from '../ui/DialogField.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { HOLDS_KEY } from './holds-key.ts';
import { retentionMessages } from './retention-messages.ts';

export function PlaceHoldButton() {
  const t = useText(retentionMessages);
  const ability = useAbility();
  const [isOpen, setOpen] = useState(false);
  if (!ability?.can('create', 'Hold')) return null;
  return (
    <>
      <Button variant="contained" color="primary" onClick={() => setOpen(true)}>
        {t('retention.place')}
      </Button>
      {isOpen && <PlaceHoldDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function PlaceHoldDialog({ onClose }: { onClose: () => void }) {
  const t = useText(retentionMessages);
  const ui = useText(uiMessages);
  const queryClient = useQueryClient();
  const [accountId, setAccountId] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const place = useMutation({
    mutationFn: () =>
      postJson<{ id: string }>('/holds', {
        ...(accountId.trim() !== '' && { accountId: accountId.trim() }),
        ...spanOfDays(from, to),
        reason: reason.trim(),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: HOLDS_KEY });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('retention.placeTitle')}
      confirm={t('retention.place')}
      busy={place.isPending}
      error={place.error}
      onSubmit={() => place.mutate()}
      onClose={onClose}
    >
      <DialogField label={t('retention.account')} value={accountId} onChange={setAccountId} />
      <Box sx={{ display: 'flex', gap: 2 }}>
        <DialogField type="date" label={t('retention.from')} value={from} onChange={setFrom} />
        <DialogField type="date" label={t('retention.to')} value={to} onChange={setTo} />
      </Box>
      <DialogField label={ui('ui.reason.label')} value={reason} onChange={setReason} maxLength={500} />
    </FormDialog>
  );
}
