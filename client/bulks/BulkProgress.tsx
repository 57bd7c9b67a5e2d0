import { Box, LinearProgress } from '@mui/material';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';
import { isConfirming, rowsRead } from './useBulk.ts';
import { useFigure } from './useFigure.ts';

/** How many rows are checked, and then how much the run has taken and the platform confirmed; nothing before it began. */
export function BulkProgress({ bulk }: { bulk: PhoneBulk }) {
  const { state, ready, worked, confirmed } = bulk;
  const t = useText(bulkMessages);
  const figure = useFigure();
  if (state !== 'reading' && state !== 'running' && state !== 'done') return null;
  const isReading = state === 'reading';
  const [now, all] = isReading ? [rowsRead(bulk), bulk.rows] : [worked, ready];
  const share = (n: number) => (all === 0 ? 100 : Math.min(100, Math.floor((n / all) * 100)));
  return (
    <Section title={t('bulks.progress')} aside={`${figure(now)} / ${figure(all)}`}>
      <LinearProgress
        variant="buffer"
        value={share(isReading ? now : confirmed)}
        valueBuffer={share(now)}
        aria-label={t('bulks.progress')}
        sx={{ '& .MuiLinearProgress-dashed': { animation: 'none' } }}
      />
      {!isReading && <Box sx={{ mt: 2 }}>{t('bulks.confirmed', { n: figure(confirmed) })}</Box>}
      {(isReading || state === 'running' || isConfirming(bulk)) && (
        <Box sx={{ color: 'text.secondary' }}>{t('bulks.resumable')}</Box>
      )}
    </Section>
  );
}
