import { useCallback } from 'react';
import { useLocale } from '../ui/texts.ts';

/** Says the day of a moment in the viewer's zone: "Nov 14". */
export function useDayText(): (at: string) => string {
  const locale = useLocale();
  return useCallback(
    (at) => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }).format(new Date(at)),
    [locale],
  );
}
