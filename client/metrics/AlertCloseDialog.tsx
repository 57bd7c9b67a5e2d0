import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Alert } from '../../server/contract/alerts.ts';
import { postJson } from '../api/http.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { alertMessages } from './alert-messages.ts';

interface AlertCloseDialogProps {
  alert: Alert;
  onClose: () => void;
  onClosed: () => void;
}

/** Closes an alert, saying what it was. */
export function AlertCloseDialog({ alert, onClose, onClosed }: AlertCloseDialogProps) {
  const t = useText(alertMessages);
  const queryClient = useQueryClient();
  const close = useMutation({
    mutationFn: (note: string) => postJson(`/alerts/${encodeURIComponent(alert.id)}/close`, { note }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['alerts', 'count'] });
      onClosed();
    },
  });
  return (
    <ReasonDialog
      open
      title={t('alerts.closeTitle')}
      confirm={t('alerts.close')}
      maxLength={500}
      busy={close.isPending}
      error={close.error}
      onConfirm={(note) => close.mutate(note)}
      onClose={onClose}
    />
  );
}
