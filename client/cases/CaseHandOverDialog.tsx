import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import type { CaseDetail, Taker } from '../../server/contract/cases.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { TakerField } from './TakerField.tsx';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseVerb } from './useCaseVerb.ts';

interface CaseHandOverDialogProps {
  detail: CaseDetail;
  open: boolean;
  onClose: () => void;
}

/** Gives the case to a colleague: one's own by handing over, a manager's by assigning. */
export function CaseHandOverDialog({ detail, open, onClose }: CaseHandOverDialogProps) {
  const t = useText(casePageMessages);
  const titleId = useId();
  const verb = useCaseVerb(detail.id);
  const [to, setTo] = useState<Taker | null>(null);
  const [note, setNote] = useState('');
  const isOwn = detail.can.act;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to === null || verb.isPending) return;
    const body = { version: detail.version, to: to.code, ...(note.trim() !== '' && { note: note.trim() }) };
    verb.mutate({ path: isOwn ? 'hand-over' : 'assign', body }, { onSuccess: onClose });
  };
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="xs">
      <DialogTitle id={titleId}>
        {t(isOwn ? 'casePage.handOver.title' : 'casePage.handOver.assign')}
      </DialogTitle>
      <form onSubmit={submit} noValidate>
        <DialogContent>
          <TakerField caseId={detail.id} taker={to} onChange={setTo} />
          <TextField
            fullWidth
            multiline
            minRows={2}
            margin="dense"
            label={t('casePage.handOver.note')}
            helperText={t('casePage.handOver.noteHelp')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          <ProblemLine error={verb.error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('casePage.handOver.cancel')}</Button>
          <Button type="submit" variant="contained" color="primary" disabled={to === null || verb.isPending}>
            {t(isOwn ? 'casePage.head.handOver' : 'casePage.head.assign')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
