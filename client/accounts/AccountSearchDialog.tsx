import { Dialog, DialogTitle, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import type { z } from 'zod';
import type { searchedAccountSchema } from '../../server/contract/cases.ts';
import { postJson } from '../api/http.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { AccountFound } from './AccountFound.tsx';
import { accountMessages } from './account-messages.ts';

type Searched = z.infer<typeof searchedAccountSchema>;

/** Looks an account up by its number: first the reason, then account number, masked phone and open cases. */
export function AccountSearchDialog({
  accountId,
  onClose,
}: {
  accountId: string | null;
  onClose: () => void;
}) {
  const t = useText(accountMessages);
  const titleId = useId();
  const search = useMutation({
    mutationFn: (reason: string) =>
      postJson<Searched>('/accounts/search', { by: 'account', value: accountId, reason }),
  });
  const close = () => {
    search.reset();
    onClose();
  };
  const title = t('accounts.search.title', { id: accountId ?? '' });
  if (accountId === null) return null;
  if (!search.data)
    return (
      <ReasonDialog
        open
        title={title}
        confirm={t('accounts.search.confirm')}
        busy={search.isPending}
        error={search.error}
        onConfirm={(reason) => search.mutate(reason)}
        onClose={close}
      >
        <Typography sx={{ mb: 2 }}>{t('accounts.search.warning')}</Typography>
      </ReasonDialog>
    );
  return (
    <Dialog open onClose={close} aria-labelledby={titleId} fullWidth maxWidth="xs">
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <AccountFound accounts={search.data.data} onClose={close} />
    </Dialog>
  );
}
