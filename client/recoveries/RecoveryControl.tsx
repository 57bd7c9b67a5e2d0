import { Box } from '@mui/material';
import type { RecoveryStory } from '../../server/contract/recoveries.ts';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** How few devices or people an attacker would have to hold. */
export function RecoveryControl({ recovery }: { recovery: RecoveryStory }) {
  const t = useText(recoveryMessages);
  const locale = useLocale();
  const { holders, largest, by, accounts } = recovery.control;
  const isOneHand = largest >= 2;
  const said = isOneHand
    ? t('recovery.control.hands', {
        smart_count: holders,
        by: t(`recovery.control.by.${by}`),
        largest,
        needed: recovery.needed,
      })
    : t('recovery.control.people', { holders });
  if (holders === 0) return <Box sx={{ color: 'text.secondary' }}>{t('recovery.control.nobody')}</Box>;
  return (
    <Box
      sx={(theme) => ({
        color: isOneHand ? theme.palette.tokens.tones.danger.text : theme.palette.tokens.second,
        fontWeight: isOneHand ? 600 : 400,
      })}
    >
      {isOneHand && <span aria-hidden="true">! </span>}
      {t('recovery.control.label')}
      {said}
      {isOneHand && ` (${listOf(locale, accounts)})`}
    </Box>
  );
}
