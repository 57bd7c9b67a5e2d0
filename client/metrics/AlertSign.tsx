import { Box } from '@mui/material';
import type { Alert } from '../../server/contract/alerts.ts';
import '../ui/theme-types.ts';
import { useText } from '../ui/texts.ts';
import { alertMessages } from './alert-messages.ts';

/** Which way it went: a rise in the colour of loops, a fall in that of proofs, each with its word. */
export function AlertSign({ alert: { share, high } }: { alert: Alert }) {
  const t = useText(alertMessages);
  const isRise = share > high;
  return (
    <Box
      component="span"
      sx={(theme) => ({
        color: theme.palette.tokens.tones[isRise ? 'loop' : 'proof'].text,
        whiteSpace: 'nowrap',
      })}
    >
      {isRise ? `▲ ${t('alerts.rise')}` : `▼ ${t('alerts.fall')}`}
    </Box>
  );
}
