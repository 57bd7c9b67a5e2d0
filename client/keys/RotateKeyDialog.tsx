import { TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Key } from '../../server/contract/keys.ts';
import { postJson } from '../api/http.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { keyMessages } from './key-messages.ts';
import type { CreatedKey } from './SecretDialog.tsx';

interface RotateKeyDialogProps {
  apiKey: Key;
  onCreated: (key: CreatedKey) => void;
  onClose: () => void;
}

/** Makes a new secret; the old one lives on for the overlap. */
export function RotateKeyDialog({ apiKey, onCreated, onClose }: RotateKeyDialogProps) {
  const t = useText(keyMessages);
  const [hours, setHours] = useState('24');
  const rotate = useMutation({
    mutationFn: () =>
      postJson<CreatedKey>(`/keys/${encodeURIComponent(apiKey.id)}/rotate`, { overlapHours: Number(hours) }),
    onSuccess: onCreated,
  });
  return (
    <FormDialog
      title={t('keys.rotateTitle', { name: apiKey.name })}
      confirm={t('keys.rotate')}
      busy={rotate.isPending}
      error={rotate.error}
      onSubmit={() => rotate.mutate()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        fullWidth
        type="number"
        margin="dense"
        label={t('keys.overlap')}
        helperText={t('keys.overlapHelp')}
        value={hours}
        onChange={(event) => setHours(event.target.value)}
        slotProps={{ htmlInput: { min: 0, max: 720 } }}
      />
    </FormDialog>
  );
}
