import { Box, Button, Link, MenuItem, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { CaseKind } from '../../server/contract/case-states.ts';
import type { SearchedAccount } from '../../server/contract/cases.ts';
import { postJson } from '../api/http.ts';
import { useWords } from '../catalogue/useWords.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { accountMessages } from './account-messages.ts';

/** The kinds that can be opened by hand; the others come from what the platform asks for. */
const KINDS: readonly CaseKind[] = ['stuck_verification', 'phone_change', 'phone_unbind', 'phone_bind'];

interface OpenCaseFormProps {
  account: Pick<SearchedAccount, 'accountId' | 'flows'>;
  /** The case in which it was found necessary. */
  fromCaseId?: number;
  onLeave: () => void;
}

/** Opens a case for somebody who called; it enters the queue like any other. */
export function OpenCaseForm({ account, fromCaseId, onLeave }: OpenCaseFormProps) {
  const t = useText(accountMessages);
  const words = useWords();
  const locale = useLocale();
  const queryClient = useQueryClient();
  // Where no flow is known there is no journey to be stuck in.
  const kinds = KINDS.filter((one) => one !== 'stuck_verification' || account.flows.length > 0);
  const [kind, setKind] = useState<CaseKind>(kinds[0] ?? 'phone_change');
  const [flow, setFlow] = useState(account.flows[0]?.name ?? '');
  const [reason, setReason] = useState('');
  const isStuck = kind === 'stuck_verification';
  const open = useMutation({
    mutationFn: () =>
      postJson<{ id: number }>('/cases', {
        accountId: account.accountId,
        kind,
        reason: reason.trim(),
        ...(fromCaseId !== undefined && { fromCaseId }),
        ...(isStuck && flow !== '' && { flow }),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cases'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '' && !open.isPending) open.mutate();
  };
  if (open.data)
    return (
      <Box role="status" sx={{ mt: 3 }}>
        <Link component={RouterLink} to={`/cases/${open.data.id}/show`} onClick={onLeave}>
          #{open.data.id}
        </Link>{' '}
        {t('accounts.open.done')}
      </Box>
    );
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ mt: 3, display: 'grid', gap: 2 }}>
      <TextField
        select
        size="small"
        label={t('accounts.open.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value as CaseKind)}
      >
        {kinds.map((one) => (
          <MenuItem key={one} value={one}>
            {words(`words.kind.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {isStuck && account.flows.length > 0 && (
        <TextField
          select
          size="small"
          label={t('accounts.open.flow')}
          value={flow}
          onChange={(event) => setFlow(event.target.value)}
        >
          {account.flows.map(({ name, titles }) => (
            <MenuItem key={name} value={name}>
              {titleIn(locale, titles, name)}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField
        multiline
        minRows={2}
        label={t(fromCaseId === undefined ? 'accounts.open.reason' : 'accounts.open.why')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <ProblemLine error={open.error} />
      <Button
        type="submit"
        variant="contained"
        color="primary"
        disabled={reason.trim() === '' || open.isPending}
      >
        {t('accounts.open.confirm')}
      </Button>
    </Box>
  );
}
