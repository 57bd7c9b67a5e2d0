import { useMemo } from 'react';
import { useLocale } from '../ui/texts.ts';

/** Says a count with the language's separators. */
export function useFigure(): (n: number) => string {
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale);
    return (n) => format.format(n);
  }, [locale]);
}
