import { Box, Button, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../api/http.ts';
import { useAbility } from '../api/useStaff.ts';
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
        ...(from !== '' && { from: startOf(from, 0) }),
        ...(to !== '' && { to: startOf(to, 1) }),
        reason: reason.trim(),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: HOLDS_KEY });
      onClose();
    },
  });
  const field = (label: string, value: string, set: (value: string) => void, type = 'text') => (
    <TextField
      fullWidth
      margin="dense"
      type={type}
      label={label}
      value={value}
      onChange={(event) => set(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 500 } }}
    />
  );
  return (
    <FormDialog
      title={t('retention.placeTitle')}
      confirm={t('retention.place')}
      busy={place.isPending}
      error={place.error}
      onSubmit={() => place.mutate()}
      onClose={onClose}
    >
      {field(t('retention.account'), accountId, setAccountId)}
      <Box sx={{ display: 'flex', gap: 2 }}>
        {field(t('retention.from'), from, setFrom, 'date')}
        {field(t('retention.to'), to, setTo, 'date')}
      </Box>
      {field(ui('ui.reason.label'), reason, setReason)}
    </FormDialog>
  );
}

function startOf(day: string, later: number): string {
  const start = new Date(`${day}T00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}
