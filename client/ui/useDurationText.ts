import { useCallback } from 'react';
import { splitDuration } from './time-format.ts';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

/** Says a length of time in its largest two units, "1 h 42 min", or in fewer. */
export function useDurationText(): (ms: number, units?: 1 | 2) => string {
  const t = useText(uiMessages);
  return useCallback(
    (ms, units = 2) =>
      splitDuration(ms)
        .slice(0, units)
        .map(({ unit, n }) => t(`ui.unit.${unit}`, { n }))
        .join(' '),
    [t],
  );
}
