import { TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';
import { usePhoneVerb } from './usePhoneVerb.ts';

/** Names the new number for a caller; it leaves this form only in the request's body. */
export function SetNumberDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const t = useText(phoneMessages);
  const notify = useNotify();
  const verb = usePhoneVerb(detail.id);
  const [typed, setTyped] = useState('');
  const submit = () => {
    if (typed.trim().length < 3) return;
    verb.mutate(
      { path: 'number', body: { version: detail.version, phone: typed.trim() } },
      {
        onSuccess: () => {
          notify(t('phone.numbers.named'), { type: 'success' });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('phone.numbers.set')}
      busy={verb.isPending}
      error={verb.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        autoFocus
        fullWidth
        type="tel"
        margin="dense"
        label={t('phone.numbers.field')}
        helperText={t('phone.numbers.fieldHelp')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        slotProps={{ htmlInput: { maxLength: 32, autoComplete: 'off' } }}
      />
    </FormDialog>
  );
}
