import { Box } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import type { PhoneStep } from '../../server/contract/phones.ts';
import { useNames } from '../catalogue/useNames.ts';
import { Instant } from '../ui/Instant.tsx';
import type { Tone } from '../ui/tokens.ts';
import { useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';

const TONE: Record<PhoneStep['state'], Tone> = {
  done: 'proof',
  now: 'clock',
  waiting: 'quiet',
  failed: 'danger',
};
const SIGN: Record<PhoneStep['state'], string> = { done: '✓', now: '◷', waiting: '', failed: '!' };

/** One step: its sign on the line, its name, when it came, and how often the platform was told. */
export function PhoneStepMark({ step }: { step: PhoneStep }) {
  const t = useText(phoneMessages);
  const names = useNames();
  const { state, at, attempts, reason } = step;
  return (
    <Box
      component="li"
      aria-current={state === 'now' ? 'step' : undefined}
      sx={(theme) => {
        const colours = theme.palette.tokens.tones[TONE[state]];
        return {
          position: 'relative',
          textAlign: 'center',
          px: '2px',
          fontSize: 12,
          lineHeight: '16px',
          color: state === 'waiting' ? theme.palette.tokens.third : theme.palette.tokens.text,
          '&::before': {
            content: '""',
            position: 'absolute',
            top: 10,
            left: 'calc(-50% + 12px)',
            right: 'calc(50% + 12px)',
            borderTop: `2px ${state === 'waiting' ? 'dashed' : 'solid'} ${
              state === 'waiting' ? theme.palette.tokens.lineStrong : colours.line
            }`,
          },
          '&:first-of-type::before': { display: 'none' },
          '& > span:first-of-type': {
            display: 'inline-grid',
            placeItems: 'center',
            width: 20,
            height: 20,
            borderRadius: '50%',
            border: `2px solid ${state === 'waiting' ? theme.palette.tokens.lineStrong : colours.text}`,
            backgroundColor: colours.ground,
            color: colours.text,
            fontWeight: 600,
          },
        };
      }}
    >
      <span aria-hidden="true">{SIGN[state]}</span>
      <Box sx={{ fontWeight: state === 'now' || state === 'failed' ? 600 : 400, mt: 1 }}>
        {t(`phone.steps.name.${step.step}`)}
        <Box component="span" sx={visuallyHidden}>
          {` (${t(`phone.steps.state.${state}`)})`}
        </Box>
      </Box>
      {at !== null && (
        <Box sx={{ color: 'text.secondary' }}>
          <Instant at={at} />
        </Box>
      )}
      {reason !== null && (
        <Box sx={(theme) => ({ color: theme.palette.tokens.tones.danger.text })}>{names.reason(reason)}</Box>
      )}
      {attempts > 1 && (
        <Box sx={{ color: 'text.secondary' }}>{t('phone.steps.tries', { smart_count: attempts })}</Box>
      )}
    </Box>
  );
}
