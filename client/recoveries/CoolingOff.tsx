import { Box } from '@mui/material';
import type { RecoveryStory } from '../../server/contract/recoveries.ts';
import { Instant } from '../ui/Instant.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { useCountdown } from '../ui/useCountdown.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** How long until an approved recovery takes effect, or how long one would wait. */
export function CoolingOff({ recovery, isCooling }: { recovery: RecoveryStory; isCooling: boolean }) {
  const t = useText(recoveryMessages);
  const duration = useDurationText();
  const { effectAt, restoredAt, coolingOffHours, notices } = recovery;
  const left = useCountdown(isCooling ? effectAt : null);
  const isOver = notices.some(({ moment }) => moment === 'effect' || moment === 'expired');
  if (restoredAt !== null)
    return (
      <Box sx={{ mt: 2 }}>
        <ToneChip tone="proof">{t('recovery.told.restored')}</ToneChip> <Instant at={restoredAt} />
      </Box>
    );
  if (isOver) return null;
  return (
    <Box sx={{ mt: 2, color: 'text.secondary' }}>
      {left === null ? (
        <>
          {t('recovery.told.wouldCool', { hours: coolingOffHours })} {t('recovery.told.remains')}
        </>
      ) : (
        <>
          <Box sx={(theme) => ({ color: theme.palette.tokens.tones.clock.text, fontWeight: 600 })}>
            <span aria-hidden="true">◷ </span>
            {t('recovery.told.coolingOff', { duration: duration(left) })}
          </Box>
          {t('recovery.told.remainsEffect')}
        </>
      )}
    </Box>
  );
}
