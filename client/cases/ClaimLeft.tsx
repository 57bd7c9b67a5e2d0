import { Box } from '@mui/material';
import { useCountdown } from '../ui/useCountdown.ts';
import { useDurationText } from '../ui/useDurationText.ts';

const SOON_MS = 3 * 60_000;

/** How long the claim still holds; amber in its last minutes. */
export function ClaimLeft({ until }: { until: string | null }) {
  const left = useCountdown(until);
  const duration = useDurationText();
  if (left === null) return <span>–</span>;
  const whole = left >= SOON_MS ? Math.floor(left / 60_000) * 60_000 : left;
  return (
    <Box
      component="span"
      sx={(theme) => ({ color: theme.palette.tokens.tones[left < SOON_MS ? 'clock' : 'quiet'].text })}
    >
      {duration(whole)}
    </Box>
  );
}
