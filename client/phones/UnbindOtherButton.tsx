import { Button, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { postJson } from '../api/http.ts';
import { useAbility } from '../api/useStaff.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';

interface UnbindOtherButtonProps {
  /** Who has the number now. */
  account: string;
  /** The case that wants it. */
  caseId: number;
}

/** Opens the case that releases a number from the account that has it; both cases keep the link. */
export function UnbindOtherButton({ account, caseId }: UnbindOtherButtonProps) {
  const t = useText(phoneMessages);
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const open = useMutation({
    mutationFn: (reason: string) =>
      postJson<{ id: number }>('/cases', {
        accountId: account,
        kind: 'phone_unbind',
        reason,
        fromCaseId: caseId,
      }),
    onSuccess: async ({ id }) => {
      setAsking(false);
      notify(t('phone.unbindOther.opened', { id }), { type: 'success' });
      await queryClient.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const said = t('phone.remedy.unbind_other', { account });
  if (!useAbility()?.can('create', 'Case')) return <span>{said}</span>;
  return (
    <>
      <Button onClick={() => setAsking(true)} sx={{ minHeight: 24, py: 0, px: '8px', fontSize: 12 }}>
        {said}
      </Button>
      <ReasonDialog
        open={isAsking}
        title={t('phone.unbindOther.title', { account })}
        confirm={t('phone.unbindOther.confirm')}
        busy={open.isPending}
        error={open.error}
        onConfirm={(reason) => open.mutate(reason)}
        onClose={() => setAsking(false)}
      >
        <Typography sx={{ mb: 2 }}>{t('phone.unbindOther.explain')}</Typography>
      </ReasonDialog>
    </>
  );
}
