import { Box, TextField, Typography } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';

interface DayFieldsProps {
  from: string;
  to: string;
  onFrom: (day: string) => void;
  onTo: (day: string) => void;
  autoFocus?: boolean;
}

/** The first and the last day, both shown; says where they are the wrong way round. */
export function DayFields({ from, to, onFrom, onTo, autoFocus = false }: DayFieldsProps) {
  const t = useText(metricsMessages);
  const field = {
    type: 'date',
    fullWidth: true,
    margin: 'dense',
    slotProps: { inputLabel: { shrink: true } },
  } as const;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 3 }}>
        <TextField
          {...field}
          autoFocus={autoFocus}
          label={t('metrics.period.from')}
          value={from}
          onChange={({ target }) => onFrom(target.value)}
        />
        <TextField
          {...field}
          label={t('metrics.period.to')}
          value={to}
          onChange={({ target }) => onTo(target.value)}
        />
      </Box>
      {(from === '' || to === '' || from > to) && (
        <Typography role="alert" color="error">
          {t('metrics.period.wrong')}
        </Typography>
      )}
    </>
  );
}
