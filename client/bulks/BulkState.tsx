import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import type { Tone } from '../ui/tokens.ts';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';
import { isConfirming } from './useBulk.ts';
import { useFigure } from './useFigure.ts';

const TONE: Record<PhoneBulk['state'] | 'confirming', Tone> = {
  reading: 'quiet',
  checked: 'quiet',
  proposed: 'clock',
  running: 'action',
  confirming: 'action',
  done: 'proof',
  cancelled: 'quiet',
};

/** The state of a bulk release, amber where a person is waited for; red beside it how many the platform refused. */
export function BulkState({ bulk }: { bulk: PhoneBulk }) {
  const t = useText(bulkMessages);
  const figure = useFigure();
  const state = isConfirming(bulk) ? 'confirming' : bulk.state;
  const { failed = 0 } = bulk.counts;
  return (
    <>
      <ToneChip tone={TONE[state]}>{t(`bulks.state.${state}`)}</ToneChip>
      {failed > 0 && (
        <>
          {' '}
          <ToneChip tone="danger">{t('bulks.refused', { n: figure(failed) })}</ToneChip>
        </>
      )}
    </>
  );
}
