import { Box } from '@mui/material';
import type { RiskSignal } from '../../server/contract/recoveries.ts';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** One sign of risk as a sentence with its figure, its source in the tooltip, and the points it adds. */
export function SignalLine({ signal }: { signal: RiskSignal }) {
  const t = useText(recoveryMessages);
  const locale = useLocale();
  const said = t(`recovery.signal.${signal.signal}`, {
    figure: signal.figure,
    limit: signal.limit ?? '',
    accounts: listOf(locale, signal.accounts),
  });
  const source = t('recovery.vouchers.source', { source: t(`recovery.source.${signal.source}`) });
  return (
    <Box title={source} sx={{ display: 'flex', gap: 2, alignItems: 'baseline' }}>
      <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {said}
      </Box>
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {t('recovery.vouchers.points', { n: signal.weight })}
      </Box>
    </Box>
  );
}
