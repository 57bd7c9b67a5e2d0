import { ACCOUNT_STATES } from '../../server/contract/platform-formats.ts';
import type { RecoveryVoucher } from '../../server/contract/recoveries.ts';
import { useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';

const YEAR_DAYS = 365;

/** An age in days, as people say it. */
export function useAgeText(): (days: number) => string {
  const t = useText(recoveryMessages);
  return (days) =>
    days < 2 * YEAR_DAYS
      ? t('recovery.vouchers.days', { smart_count: days })
      : t('recovery.vouchers.years', { smart_count: Math.floor(days / YEAR_DAYS) });
}

/** What is normal about a voucher, in short lines; what is not is said by its signs of risk. */
export function useVoucherFacts(voucher: RecoveryVoucher): string[] {
  const t = useText(recoveryMessages);
  const age = useAgeText();
  const shown = new Set<string>(voucher.signals.map(({ signal }) => signal));
  const { friendshipDays, accountDays, vouchesIn90Days } = voucher;
  const state = ACCOUNT_STATES.find((one) => one === voucher.standing);
  const facts: string[] = [];
  if (!shown.has('friendship_age'))
    facts.push(
      friendshipDays === null
        ? t('recovery.vouchers.notFriends')
        : t('recovery.vouchers.friends', { duration: age(friendshipDays) }),
    );
  if (!shown.has('account_age'))
    facts.push(
      accountDays === null || state === undefined
        ? t('recovery.vouchers.unknown')
        : t('recovery.vouchers.account', {
            duration: age(accountDays),
            standing: t(`recovery.standing.${state}`),
          }),
    );
  if (!shown.has('many_vouches')) facts.push(t('recovery.vouchers.others', { smart_count: vouchesIn90Days }));
  return facts;
}
