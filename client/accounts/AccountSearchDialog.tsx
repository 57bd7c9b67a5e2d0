import { Dialog, DialogTitle, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { z } from 'zod';
import type { PhoneSearchAnswer } from '../../server/contract/account-page.ts';
import type { searchedAccountSchema } from '../../server/contract/cases.ts';
import { postJson } from '../api/http.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { AccountFound } from './AccountFound.tsx';
import { accountMessages } from './account-messages.ts';
import { PhoneFound } from './PhoneFound.tsx';

/** What is looked up: an account by its number, or who has a phone; a phone may be typed in the dialog. */
export type AccountSearch = { by: 'account'; value: string } | { by: 'phone'; value: string };

type Found =
  | { by: 'account'; answer: z.infer<typeof searchedAccountSchema> }
  | { by: 'phone'; answer: PhoneSearchAnswer };

interface AccountSearchDialogProps {
  /** Null: closed. */
  search: AccountSearch | null;
  onClose: () => void;
}

/** Looks an account or a phone up: first the reason, then the little that a look-up may show. */
export function AccountSearchDialog({ search, onClose }: AccountSearchDialogProps) {
  if (search === null) return null;
  // A component of its own: what was typed and found goes with the dialog.
  return <OpenSearch search={search} onClose={onClose} />;
}

function OpenSearch({ search, onClose }: { search: AccountSearch; onClose: () => void }) {
  const t = useText(accountMessages);
  const titleId = useId();
  const [phone, setPhone] = useState(search.value);
  const { by, value } = search;
  const look = useMutation({
    mutationFn: async (reason: string): Promise<Found> =>
      by === 'account'
        ? { by, answer: await postJson('/accounts/search', { accountId: value, reason }) }
        : { by, answer: await postJson('/phones/search', { phone: phone.trim(), reason }) },
  });
  const found = look.data;
  const title = by === 'account' ? t('accounts.search.title', { id: value }) : t('accounts.phone.title');
  if (found === undefined)
    return (
      <ReasonDialog
        open
        title={title}
        confirm={t('accounts.search.confirm')}
        busy={look.isPending}
        error={look.error}
        onConfirm={(reason) => look.mutate(reason)}
        onClose={onClose}
      >
        <Typography sx={{ mb: 2 }}>
          {t(by === 'account' ? 'accounts.search.warning' : 'accounts.phone.warning')}
        </Typography>
        {by === 'phone' && (
          <TextField
            fullWidth
            required
            type="tel"
            margin="dense"
            autoFocus={value === ''}
            label={t('accounts.phone.number')}
            helperText={t('accounts.phone.numberHelp')}
            value={phone}
            onChange={({ target }) => setPhone(target.value)}
            slotProps={{ htmlInput: { maxLength: 32, autoComplete: 'off' } }}
          />
        )}
      </ReasonDialog>
    );
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>
        {found.by === 'account' ? title : t('accounts.phone.found', { number: found.answer.number })}
      </DialogTitle>
      {found.by === 'account' ? (
        <AccountFound accounts={found.answer.data} onClose={onClose} />
      ) : (
        <PhoneFound found={found.answer.data} onClose={onClose} />
      )}
    </Dialog>
  );
}
