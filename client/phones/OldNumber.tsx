import { Box } from '@mui/material';
import type { PhoneStory } from '../../server/contract/phones.ts';
import { useNames } from '../catalogue/useNames.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';

/** The number that is bound, and how the owner is proven; red where it is not. */
export function OldNumber({ phone }: { phone: PhoneStory }) {
  const t = useText(phoneMessages);
  const names = useNames();
  if (phone.oldNumber === null) return t('phone.numbers.none');
  return (
    <>
      {phone.oldNumber}{' '}
      {phone.ownerProof === null ? (
        <ToneChip tone="clock">
          {t(phone.lossAccepted ? 'phone.numbers.lossAccepted' : 'phone.numbers.unproven')}
        </ToneChip>
      ) : (
        <ToneChip tone="proof">
          {t('phone.numbers.provenBy', { way: names.evidence(phone.ownerProof.by) })}
        </ToneChip>
      )}
      {phone.lost && <Box sx={{ color: 'text.secondary' }}>{t('phone.numbers.lost')}</Box>}
    </>
  );
}
