import { useMemo } from 'react';
import { ACCOUNT_STATES, GATES } from '../../server/contract/platform-formats.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { accountCardMessages } from './account-card-messages.ts';

const REAL_NAME_STATES = ['none', 'pending', 'verified', 'failed'] as const;

/** How an account's states and days are said; a state that the platform named itself stands for itself. */
export function useAccountWords() {
  const t = useText(accountCardMessages);
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    return {
      day: (at: string) => format.format(new Date(at)),
      state: (state: string) => {
        const known = ACCOUNT_STATES.find((one) => one === state);
        return known ? t(`accountCard.state.${known}`) : state;
      },
      gate: (gate: string) => {
        const known = GATES.find((one) => one === gate);
        return known ? t(`accountCard.gateState.${known}`) : gate;
      },
      realName: (state: string) => {
        const known = REAL_NAME_STATES.find((one) => one === state);
        return known ? t(`accountCard.realNameState.${known}`) : state;
      },
    };
  }, [t, locale]);
}
