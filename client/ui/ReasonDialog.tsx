import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { ProblemLine } from './ProblemLine.tsx';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

interface ReasonDialogProps {
  open: boolean;
  title: string;
  confirm?: string;
  maxLength?: number;
  busy?: boolean;
  error?: unknown;
  /** What stands above the reason. */
  children?: ReactNode;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks why, before something that is recorded. The focus goes back to where it was. */
export function ReasonDialog(props: ReasonDialogProps) {
  const titleId = useId();
  return (
    <Dialog open={props.open} onClose={props.onClose} aria-labelledby={titleId} fullWidth maxWidth="xs">
      <DialogTitle id={titleId}>{props.title}</DialogTitle>
      <ReasonForm {...props} />
    </Dialog>
  );
}

// A component of its own: it is unmounted with the dialog, so a reason never outlives its purpose.
function ReasonForm({
  confirm,
  maxLength = 200,
  busy = false,
  error,
  children,
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const t = useText(uiMessages);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = reason.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort && !busy) onConfirm(reason.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogContent>
        {children}
        <TextField
          autoFocus
          fullWidth
          multiline
          minRows={2}
          required
          margin="dense"
          label={t('ui.reason.label')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={tried && tooShort}
          helperText={tried && tooShort ? t('ui.reason.short') : t('ui.reason.help')}
          slotProps={{ htmlInput: { maxLength } }}
        />
        <ProblemLine error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" variant="contained" color="primary" disabled={busy}>
          {confirm ?? t('ui.confirm')}
        </Button>
      </DialogActions>
    </form>
  );
}
