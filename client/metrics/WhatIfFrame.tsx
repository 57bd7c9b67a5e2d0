import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, type ReactNode, useId } from 'react';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { whatIfMessages } from './what-if-messages.ts';

interface WhatIfFrameProps {
  title: string;
  busy: boolean;
  onReplay: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A trial that changes nothing: it is replayed as often as one likes. */
export function WhatIfFrame({ title, busy, onReplay, onClose, children }: WhatIfFrameProps) {
  const t = useText(whatIfMessages);
  const ui = useText(uiMessages);
  const titleId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReplay();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>{children}</DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{ui('ui.close')}</Button>
          <Button type="submit" variant="contained" color="primary" disabled={busy}>
            {t('whatIf.replay')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
