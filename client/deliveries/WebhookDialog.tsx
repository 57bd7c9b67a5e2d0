import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useNotify } from 'react-admin';
import type { Webhook } from '../../server/contract/settings.ts';
import { putJson } from '../api/http.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { deliveryMessages } from './delivery-messages.ts';
import { WEBHOOK_KEY } from './useWebhook.ts';

/** Address and secret of the webhook; the secret is written, never read back. */
export function WebhookDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useText(deliveryMessages);
  const ui = useText(uiMessages);
  const notify = useNotify();
  const queryClient = useQueryClient();
  const titleId = useId();
  const [address, setAddress] = useState(webhook.address ?? '');
  const [secret, setSecret] = useState('');
  const save = useMutation({
    mutationFn: () => putJson('/webhook', { address, ...(secret !== '' && { secret }) }),
    onSuccess: async () => {
      notify(t('deliveries.webhook.saved'), { type: 'success' });
      await queryClient.invalidateQueries({ queryKey: WEBHOOK_KEY });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{t('deliveries.webhook.title')}</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            required
            type="url"
            margin="dense"
            label={t('deliveries.webhook.address')}
            helperText={t('deliveries.webhook.addressHelp')}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
          <TextField
            fullWidth
            type="password"
            margin="dense"
            label={t('deliveries.webhook.secret')}
            helperText={t('deliveries.webhook.secretHelp')}
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            slotProps={{ htmlInput: { autoComplete: 'off' } }}
          />
          <ProblemLine error={save.error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{ui('ui.cancel')}</Button>
          <Button type="submit" variant="contained" color="primary" disabled={save.isPending}>
            {ui('ui.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
