import { useCallback } from 'react';
import { clockTime, dateAndTime, daysApart } from './time-format.ts';
import { useLocale, useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';
import { useDurationText } from './useDurationText.ts';

export type InstantStyle = 'calendar' | 'relative';

/** Says an instant: `calendar` "tomorrow 09:00", `relative` "4 min ago". */
export function useInstantText(): (at: string | number, now: number, style?: InstantStyle) => string {
  const t = useText(uiMessages);
  const locale = useLocale();
  const duration = useDurationText();
  return useCallback(
    (value, now, style = 'calendar') => {
      const at = new Date(value).getTime();
      if (style === 'relative') {
        if (Math.abs(at - now) < 10_000) return t('ui.justNow');
        return t(at < now ? 'ui.ago' : 'ui.in', { duration: duration(at - now, 1) });
      }
      const days = daysApart(at, now);
      if (days === 0) return clockTime(at, locale);
      if (days === 1) return t('ui.tomorrow', { time: clockTime(at, locale) });
      if (days === -1) return t('ui.yesterday', { time: clockTime(at, locale) });
      return dateAndTime(at, now, locale);
    },
    [t, locale, duration],
  );
}
