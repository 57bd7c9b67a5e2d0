import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import type { Tone } from '../ui/tokens.ts';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';

const TONE: Record<PhoneBulk['state'], Tone> = {
  reading: 'quiet',
  checked: 'quiet',
  proposed: 'clock',
  running: 'action',
  done: 'proof',
  cancelled: 'quiet',
};

/** The state of a bulk release; amber where a person is waited for. */
export function BulkState({ state }: { state: PhoneBulk['state'] }) {
  const t = useText(bulkMessages);
  return <ToneChip tone={TONE[state]}>{t(`bulks.state.${state}`)}</ToneChip>;
}
