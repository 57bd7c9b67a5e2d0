import { Box, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';

interface PeriodDialogProps {
  from: string;
  to: string;
  onChoose: (from: string, to: string) => void;
  onClose: () => void;
}

/** The first and the last day, both shown. */
export function PeriodDialog({ from, to, onChoose, onClose }: PeriodDialogProps) {
  const t = useText(metricsMessages);
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState(to);
  const isWrong = first === '' || last === '' || first > last;
  const field = {
    type: 'date',
    fullWidth: true,
    margin: 'dense',
    slotProps: { inputLabel: { shrink: true } },
  } as const;
  return (
    <FormDialog
      title={t('metrics.period.label')}
      confirm={t('metrics.period.apply')}
      busy={isWrong}
      error={null}
      onSubmit={() => onChoose(first, last)}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', gap: 3 }}>
        <TextField
          {...field}
          autoFocus
          label={t('metrics.period.from')}
          value={first}
          onChange={({ target }) => setFirst(target.value)}
        />
        <TextField
          {...field}
          label={t('metrics.period.to')}
          value={last}
          onChange={({ target }) => setLast(target.value)}
        />
      </Box>
      {isWrong && (
        <Typography role="alert" color="error">
          {t('metrics.period.wrong')}
        </Typography>
      )}
    </FormDialog>
  );
}
