import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { ProblemLine } from './ProblemLine.tsx';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

interface FormDialogProps {
  title: string;
  confirm?: string;
  busy: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form over the page; what the server refuses stands below its fields. */
export function FormDialog({ title, confirm, busy, error, onSubmit, onClose, children }: FormDialogProps) {
  const t = useText(uiMessages);
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          {children}
          <ProblemLine error={error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" variant="contained" color="primary" disabled={busy}>
            {confirm ?? t('ui.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
