import { useCallback } from 'react';
import { useLocale } from '../ui/texts.ts';

/** Says the calendar day of an instant, in the viewer's zone. */
export function useDay(): (at: string) => string {
  const locale = useLocale();
  return useCallback(
    (at) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(at)),
    [locale],
  );
}
