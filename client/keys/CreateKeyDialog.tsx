import { Checkbox, FormControlLabel, FormGroup, FormLabel, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { SCOPES, type Scope } from '../../server/contract/keys.ts';
import { postJson } from '../api/http.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { keyMessages } from './key-messages.ts';
import type { CreatedKey } from './SecretDialog.tsx';
import { DAY_MS } from '../../server/contract/time-units.ts';

interface CreateKeyDialogProps {
  onCreated: (key: CreatedKey) => void;
  onClose: () => void;
}

export function CreateKeyDialog({ onCreated, onClose }: CreateKeyDialogProps) {
  const t = useText(keyMessages);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['events']);
  const [addresses, setAddresses] = useState('');
  const [days, setDays] = useState('365');
  const create = useMutation({
    mutationFn: () =>
      postJson<CreatedKey>('/keys', {
        name: name.trim(),
        scopes,
        addresses: addresses.split(/\s+/).filter(Boolean),
        expiresAt: days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
      }),
    onSuccess: onCreated,
  });
  const toggle = (scope: Scope) =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);
  return (
    <FormDialog
      title={t('keys.createTitle')}
      confirm={t('keys.create')}
      busy={create.isPending}
      error={create.error}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        fullWidth
        required
        margin="dense"
        label={t('keys.name')}
        helperText={t('keys.nameHelp')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
      <FormLabel component="legend" sx={{ mt: 2, fontSize: 13 }}>
        {t('keys.scopes')}
      </FormLabel>
      <FormGroup row>
        {SCOPES.map((scope) => (
          <FormControlLabel
            key={scope}
            control={<Checkbox checked={scopes.includes(scope)} onChange={() => toggle(scope)} />}
            label={t(`keys.scope.${scope}`)}
          />
        ))}
      </FormGroup>
      <TextField
        fullWidth
        multiline
        minRows={2}
        margin="dense"
        label={t('keys.addresses')}
        helperText={t('keys.addressesHelp')}
        value={addresses}
        onChange={(event) => setAddresses(event.target.value)}
      />
      <TextField
        type="number"
        margin="dense"
        label={t('keys.days')}
        helperText={t('keys.daysHelp')}
        value={days}
        onChange={(event) => setDays(event.target.value)}
        slotProps={{ htmlInput: { min: 1, max: 3_650 } }}
      />
    </FormDialog>
  );
}
