import { Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { postJson } from '../api/http.ts';
import { useAbility } from '../api/useStaff.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** Reports that a recovered account is in the wrong hands: somebody else then has the recovery reversed. */
export function ReportTheftButton({ accountId }: { accountId: string }) {
  const t = useText(recoveryMessages);
  const notify = useNotify();
  const ability = useAbility();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const report = useMutation({
    mutationFn: (reason: string) =>
      postJson<{ id: number }>('/cases', { accountId, kind: 'hijack_report', reason }),
    onSuccess: ({ id }) => {
      setIsAsking(false);
      notify(t('recovery.report.done', { id }), { type: 'success' });
      return queryClient.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  if (!ability?.can('create', 'Case')) return null;
  return (
    <div>
      <Button onClick={() => setIsAsking(true)}>{t('recovery.report.open')}</Button>
      <ReasonDialog
        open={isAsking}
        title={t('recovery.report.title', { account: accountId })}
        confirm={t('recovery.report.confirm')}
        maxLength={500}
        busy={report.isPending}
        error={report.error}
        onConfirm={(reason) => report.mutate(reason)}
        onClose={() => setIsAsking(false)}
      >
        {t('recovery.report.hint')}
      </ReasonDialog>
    </div>
  );
}
