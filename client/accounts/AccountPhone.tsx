import type { AccountFacts } from '../../server/contract/cases.ts';
import { useNames } from '../catalogue/useNames.ts';
import { MaskedField } from '../ui/MaskedField.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { accountCardMessages } from './account-card-messages.ts';

const STATES = ['none', 'unverified', 'verified', 'cooling', 'released'] as const;

interface AccountPhoneProps {
  account: AccountFacts;
  reveal: ((reason: string) => Promise<{ value: string; leftThisShift: number }>) | null;
}

/** The security phone, masked, with its state and how it was proven. */
export function AccountPhone({ account, reveal }: AccountPhoneProps) {
  const t = useText(accountCardMessages);
  const names = useNames();
  const state = STATES.find((one) => one === account.phoneState);
  const way = account.phoneProvenBy;
  const chip = state && (
    <span title={way === null ? undefined : t('accountCard.provenBy', { way: names.evidence(way) })}>
      <ToneChip tone={state === 'verified' ? 'proof' : state === 'none' ? 'quiet' : 'clock'} sign={false}>
        {t(`accountCard.phoneState.${state}`)}
      </ToneChip>
    </span>
  );
  if (state === 'none') return chip;
  return <MaskedField label={t('accountCard.phone')} masked={account.phone} reveal={reveal} aside={chip} />;
}
