import type { PhoneStory } from '../../server/contract/phones.ts';
import { Instant } from '../ui/Instant.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';

/** The number that comes, and whether its holder entered a code. */
export function NewNumber({ phone }: { phone: PhoneStory }) {
  const t = useText(phoneMessages);
  if (phone.newNumber === null) return <ToneChip tone="clock">{t('phone.numbers.unnamed')}</ToneChip>;
  return (
    <>
      {phone.newNumber}{' '}
      {phone.newNumberVerifiedAt === null ? (
        <ToneChip tone="clock">{t('phone.numbers.notVerified')}</ToneChip>
      ) : (
        <>
          <ToneChip tone="proof">{t('phone.numbers.verified')}</ToneChip>{' '}
          <Instant at={phone.newNumberVerifiedAt} />
        </>
      )}
    </>
  );
}
