import type { CaseDetail } from '../../server/contract/cases.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';

/** What stands out about a phone case, beside its number. */
export function PhoneChips({ detail: { phone } }: { detail: CaseDetail }) {
  const t = useText(phoneMessages);
  if (phone === null) return null;
  return (
    <>
      {phone.held !== null && <ToneChip tone="danger">{t('phone.chip.held')}</ToneChip>}
      {phone.highRisk && phone.appliedAt === null && (
        <ToneChip tone="danger">{t('phone.chip.highRisk')}</ToneChip>
      )}
      {phone.reversedAt !== null && <ToneChip>{t('phone.chip.undone')}</ToneChip>}
    </>
  );
}
