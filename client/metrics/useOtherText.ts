import { useCallback } from 'react';
import { useLocale, useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { dateOf, type Other } from './metrics-view.ts';
import { useSegmentText } from './useSegmentText.ts';

/** Says what the figures stand beside: "iOS 9.1.24 · Nov 1 – Nov 7". */
export function useOtherText(): (other: Other) => string {
  const t = useText(metricsMessages);
  const locale = useLocale();
  const segment = useSegmentText();
  return useCallback(
    ({ segment: named, from, to }) => {
      const format = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
      const who = segment(named);
      const when =
        from === null || to === null ? [] : [`${format.format(dateOf(from))} – ${format.format(dateOf(to))}`];
      return [who === '' ? t('metrics.compare.everybody') : who, ...when].join(' · ');
    },
    [t, locale, segment],
  );
}
