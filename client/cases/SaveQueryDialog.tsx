import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { caseListMessages } from './case-list-messages.ts';

interface SaveQueryDialogProps {
  open: boolean;
  onSave: (label: string) => void;
  onClose: () => void;
}

export function SaveQueryDialog({ open, onSave, onClose }: SaveQueryDialogProps) {
  const t = useText(caseListMessages);
  const ui = useText(uiMessages);
  const titleId = useId();
  const [label, setLabel] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() === '') return;
    onSave(label.trim());
    setLabel('');
  };
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="xs">
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>{t('caseList.saved.save')}</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            required
            margin="dense"
            label={t('caseList.saved.name')}
            helperText={t('caseList.saved.dropped')}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 60 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{ui('ui.cancel')}</Button>
          <Button type="submit" variant="contained" color="primary">
            {ui('ui.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
