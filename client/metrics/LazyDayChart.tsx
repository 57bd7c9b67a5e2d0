import { lazy } from 'react';

/** Its library is large: it is loaded with the first chart that needs it. */
export const LazyDayChart = lazy(async () => ({ default: (await import('./DayChart.tsx')).DayChart }));
