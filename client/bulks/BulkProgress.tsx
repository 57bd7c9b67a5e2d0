import { Box, LinearProgress } from '@mui/material';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';
import { isConfirming } from './useBulk.ts';
import { useFigure } from './useFigure.ts';

/** How much the run has taken and the platform confirmed; nothing before it began. */
export function BulkProgress({ bulk }: { bulk: PhoneBulk }) {
  const { state, ready, worked, confirmed } = bulk;
  const t = useText(bulkMessages);
  const figure = useFigure();
  if (state !== 'running' && state !== 'done') return null;
  const share = (n: number) => (ready === 0 ? 100 : Math.min(100, Math.floor((n / ready) * 100)));
  return (
    <Section title={t('bulks.progress')} aside={`${figure(worked)} / ${figure(ready)}`}>
      <LinearProgress
        variant="buffer"
        value={share(confirmed)}
        valueBuffer={share(worked)}
        aria-label={t('bulks.progress')}
        sx={{ '& .MuiLinearProgress-dashed': { animation: 'none' } }}
      />
      <Box sx={{ mt: 2 }}>{t('bulks.confirmed', { n: figure(confirmed) })}</Box>
      {(state === 'running' || isConfirming(bulk)) && (
        <Box sx={{ color: 'text.secondary' }}>{t('bulks.resumable')}</Box>
      )}
    </Section>
  );
}
