import { Button, MenuItem, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { Mark } from '../../server/contract/audit-entries.ts';
import { postJson } from '../api/http.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { auditMessages } from './audit-messages.ts';

/** Searches the record by a phone number or network address, which leave the page in a body only. */
export function MarkButton() {
  const t = useText(auditMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('audit.mark.open')}</Button>
      {isOpen && <MarkDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function MarkDialog({ onClose }: { onClose: () => void }) {
  const t = useText(auditMessages);
  const ui = useText(uiMessages);
  const { setFilters } = useListContext();
  const [kind, setKind] = useState<'phone' | 'address'>('phone');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const narrow = (filter: Record<string, string>) => {
    setFilters(filter);
    onClose();
  };
  const find = useMutation({
    mutationFn: () => postJson<Mark>('/audit/marks', { kind, value, reason }),
    onSuccess: ({ address, accounts }) => {
      if (address !== null) narrow({ address });
      else if (accounts.length === 1) narrow({ accountId: accounts[0] ?? '' });
    },
  });
  return (
    <FormDialog
      title={t('audit.mark.title')}
      confirm={t('audit.mark.find')}
      busy={find.isPending}
      error={find.error}
      onSubmit={() => find.mutate()}
      onClose={onClose}
    >
      <TextField
        select
        fullWidth
        margin="dense"
        label={t('audit.mark.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value === 'address' ? 'address' : 'phone')}
      >
        <MenuItem value="phone">{t('audit.mark.phone')}</MenuItem>
        <MenuItem value="address">{t('audit.mark.address')}</MenuItem>
      </TextField>
      <TextField
        autoFocus
        fullWidth
        required
        margin="dense"
        label={t('audit.mark.value')}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', maxLength: 64 } }}
      />
      <TextField
        fullWidth
        required
        margin="dense"
        label={ui('ui.reason.label')}
        helperText={ui('ui.reason.help')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      {find.data && (
        <div role="status">
          {find.data.accounts.length === 0 ? t('audit.mark.none') : t('audit.mark.found')}{' '}
          {find.data.accounts.map((accountId) => (
            <Button key={accountId} variant="text" onClick={() => narrow({ accountId })}>
              {accountId}
            </Button>
          ))}
        </div>
      )}
    </FormDialog>
  );
}
