import { Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import type { Key } from '../../server/contract/keys.ts';
import { postJson } from '../api/http.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { keyMessages } from './key-messages.ts';

export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: Key; onClose: () => void }) {
  const t = useText(keyMessages);
  const notify = useNotify();
  const refresh = useRefresh();
  const revoke = useMutation({
    mutationFn: () => postJson(`/keys/${encodeURIComponent(apiKey.id)}/revoke`),
    onSuccess: () => {
      notify(t('keys.revoked'), { type: 'success' });
      refresh();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('keys.revokeTitle', { name: apiKey.name })}
      confirm={t('keys.revoke')}
      busy={revoke.isPending}
      error={revoke.error}
      onSubmit={() => revoke.mutate()}
      onClose={onClose}
    >
      <Typography>{t('keys.revokeWarning')}</Typography>
    </FormDialog>
  );
}
