import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, type ReactNode, useId } from 'react';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import type { useTrial } from './useTrial.ts';
import { whatIfMessages } from './what-if-messages.ts';

interface TrialField {
  name: string;
  label: string;
  /** As it is in force. */
  value: number;
}

interface WhatIfFrameProps<T> {
  title: string;
  help: string;
  trial: ReturnType<typeof useTrial<T>>;
  columns: 2 | 3;
  least: 0 | 1;
  fieldsOf: (answer: T) => readonly TrialField[];
  table: (answer: T) => ReactNode;
  onClose: () => void;
}

/** A trial that changes nothing: the figures in force, to be written over, and what others would have meant. */
export function WhatIfFrame<T>(props: WhatIfFrameProps<T>) {
  const { title, help, trial, columns, least, fieldsOf, table, onClose } = props;
  const { data, error, draft } = trial;
  const t = useText(whatIfMessages);
  const ui = useText(uiMessages);
  const titleId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trial.replay();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          <Typography color="text.secondary">{help}</Typography>
          {error && <ProblemState error={error} retry={trial.retry} />}
          {data === undefined && !error && <LoadingState rows={8} />}
          {data !== undefined && (
            <>
              <Box
                sx={{ display: 'grid', gridTemplateColumns: `repeat(${columns}, 1fr)`, columnGap: 3, mt: 1 }}
              >
                {fieldsOf(data).map(({ name, label, value }) => (
                  <TextField
                    key={name}
                    type="number"
                    margin="dense"
                    label={label}
                    value={draft[name] ?? String(value)}
                    onChange={({ target }) => trial.write(name, target.value)}
                    slotProps={{ htmlInput: { min: least } }}
                  />
                ))}
              </Box>
              {table(data)}
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{ui('ui.close')}</Button>
          <Button type="submit" variant="contained" color="primary" disabled={trial.isBusy}>
            {t('whatIf.replay')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
