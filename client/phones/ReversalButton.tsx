import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { reversalAnswerSchema } from '../../server/contract/phones.ts';
import { useAbility } from '../api/useStaff.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';
import { usePhoneVerb } from './usePhoneVerb.ts';

/** Opens the case that undoes a done action, and goes there. */
export function ReversalButton({ detail }: { detail: CaseDetail }) {
  const t = useText(phoneMessages);
  const ability = useAbility();
  const notify = useNotify();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const verb = usePhoneVerb<z.infer<typeof reversalAnswerSchema>>(detail.id);
  if (!ability?.can('create', 'Case')) return null;
  const open = (reason: string) =>
    verb.mutate(
      { path: 'reversal', body: { version: detail.version, reason } },
      {
        onSuccess: ({ id }) => {
          notify(`#${id} ${t('phone.undo.opened')}`, { type: 'success' });
          void navigate(`/cases/${id}/show`);
        },
      },
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('phone.undo.button')}</Button>
      <ReasonDialog
        open={isAsking}
        title={t('phone.undo.title')}
        confirm={t('phone.undo.button').replace('…', '')}
        maxLength={500}
        busy={verb.isPending}
        error={verb.error}
        onConfirm={open}
        onClose={() => setAsking(false)}
      >
        <Typography sx={{ mb: 2 }}>{t('phone.undo.explain')}</Typography>
      </ReasonDialog>
    </>
  );
}
