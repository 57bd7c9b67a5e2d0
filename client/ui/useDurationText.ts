import { useCallback } from 'react';
import { splitDuration } from './time-format.ts';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

/** Says a length of time in its largest two units: "1 h 42 min". */
export function useDurationText(): (ms: number) => string {
  const t = useText(uiMessages);
  return useCallback(
    (ms) =>
      splitDuration(ms)
        .map(({ unit, n }) => t(`ui.unit.${unit}`, { n }))
        .join(' '),
    [t],
  );
}
