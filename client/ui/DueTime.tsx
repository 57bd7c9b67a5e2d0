import { Box } from '@mui/material';
import { absoluteInstant } from './time-format.ts';
import { useLocale, useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';
import { useDurationText } from './useDurationText.ts';
import { useNow } from './useNow.ts';
import { HOUR_MS } from '../../server/contract/time-units.ts';

const SOON_MS = 2 * HOUR_MS;

/** How long until something is due: amber when soon, red and said in words when it is over. */
export function DueTime({ at, paused }: { at: string | null; paused: string }) {
  const t = useText(uiMessages);
  const duration = useDurationText();
  const locale = useLocale();
  const now = useNow();
  if (at === null)
    return (
      <Box component="span" sx={(theme) => ({ color: theme.palette.tokens.third })}>
        {paused}
      </Box>
    );
  const left = new Date(at).getTime() - now;
  // Whole minutes: seconds would flicker in every line.
  const shown = Math.floor(Math.abs(left) / 60_000) * 60_000;
  const tone = left < 0 ? 'danger' : left < SOON_MS ? 'clock' : 'quiet';
  return (
    <Box
      component="time"
      dateTime={at}
      title={absoluteInstant(at, locale)}
      sx={(theme) => ({ color: theme.palette.tokens.tones[tone].text, whiteSpace: 'nowrap' })}
    >
      {left < 0 ? t('ui.overdue', { duration: duration(shown) }) : duration(shown)}
    </Box>
  );
}
