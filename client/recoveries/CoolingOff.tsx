import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { RecoveryStory } from '../../server/contract/recoveries.ts';
import { useText } from '../ui/texts.ts';
import { useCountdown } from '../ui/useCountdown.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { RecoveryAfter } from './RecoveryAfter.tsx';
import { recoveryMessages } from './recovery-messages.ts';

/** How long until an approved recovery takes effect, or how long one would wait. */
export function CoolingOff({ recovery, detail }: { recovery: RecoveryStory; detail: CaseDetail }) {
  const isCooling = detail.state === 'cooling_off';
  const t = useText(recoveryMessages);
  const duration = useDurationText();
  const { effectAt, restoredAt, coolingOffHours, notices, newPhone } = recovery;
  const left = useCountdown(isCooling ? effectAt : null);
  const isOver = notices.some(({ moment }) => moment === 'effect' || moment === 'expired');
  if (restoredAt !== null) return <RecoveryAfter recovery={{ ...recovery, restoredAt }} detail={detail} />;
  if (isOver) return null;
  return (
    <Box sx={{ mt: 2, color: 'text.secondary' }}>
      {left === null ? (
        <>
          {t('recovery.told.wouldCool', { hours: coolingOffHours })}{' '}
          {newPhone !== null && t('recovery.told.binds', { phone: newPhone })} {t('recovery.told.remains')}
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
