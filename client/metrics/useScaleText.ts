import { useCallback } from 'react';
import { useDurationText } from '../ui/useDurationText.ts';
import type { DayScale } from './day-points.ts';
import { useFigureTexts } from './useFigureTexts.ts';

/** How a chart's figures are written; a dash where there is none, a length of time in so many units. */
export function useScaleText(scale: DayScale): (value: number | null, units?: 1 | 2) => string {
  const { number, percent, ratio } = useFigureTexts();
  const duration = useDurationText();
  return useCallback(
    (value, units = 2) => {
      if (value === null) return '–';
      switch (scale) {
        case 'percent':
          return percent(value);
        case 'duration':
          return value === 0 ? '0' : duration(value, units);
        case 'number':
          return ratio(value);
        case 'count':
          return number(value);
      }
    },
    [scale, number, percent, ratio, duration],
  );
}
