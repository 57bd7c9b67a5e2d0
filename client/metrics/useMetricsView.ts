import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type MetricsView, readView, writeView } from './metrics-view.ts';

/** The view that the address holds, and how to change it: an opened list is a step back in the browser's history. */
export function useMetricsView(): [MetricsView, (changes: Partial<MetricsView>) => void] {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback(
    (changes: Partial<MetricsView>) =>
      setParams((current) => writeView({ ...readView(current), ...changes }), {
        replace: changes.opened === undefined || changes.opened === null,
      }),
    [setParams],
  );
  return [view, change];
}
