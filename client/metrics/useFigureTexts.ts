import { useMemo } from 'react';
import { useLocale } from '../ui/texts.ts';

/** How figures are written in the reader's language. */
export interface FigureTexts {
  number: (n: number) => string;
  /** A share from 0 to 1; a dash where there is none. */
  percent: (share: number | null) => string;
  /** The difference of two shares in percentage points, with its sign. */
  points: (now: number, before: number) => string;
  /** A change from one count to another in percent, with its sign. */
  change: (now: number, before: number) => string;
  ratio: (ratio: number) => string;
}

export function useFigureTexts(): FigureTexts {
  const locale = useLocale();
  return useMemo(() => figureTexts(locale), [locale]);
}

/** As the hook, for a language. */
export function figureTexts(locale: string): FigureTexts {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const whole = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const ratio = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    number: (n) => number.format(n),
    percent: (share) => (share === null ? '–' : percent.format(share)),
    points: (now, before) => signed.format((now - before) * 100),
    change: (now, before) => whole.format(now / before - 1),
    ratio: (value) => ratio.format(value),
  };
}
