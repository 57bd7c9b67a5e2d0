import { useMemo } from 'react';
import type { Agreement } from '../../server/contract/quality.ts';
import { useLocale } from '../ui/texts.ts';

type Coefficient = Agreement['kappa'];

/** How agreement is written: shares in percent, coefficients with two digits, a dash where there is none. */
export function useAgreementTexts() {
  const locale = useLocale();
  return useMemo(() => {
    const whole = new Intl.NumberFormat(locale);
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    return {
      number: (n: number) => whole.format(n),
      percent: (share: number | null) => (share === null ? '–' : percent.format(share)),
      value: (one: Coefficient) => (one === null ? '–' : two.format(one.value)),
      interval: (one: Coefficient) => (one === null ? '' : `${two.format(one.low)}–${two.format(one.high)}`),
    };
  }, [locale]);
}
