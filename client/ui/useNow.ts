import { useEffect, useState } from 'react';

/** The present moment, renewed every `everyMs`; frozen when `everyMs` is null. */
export function useNow(everyMs: number | null = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (everyMs === null) return;
    const tick = () => setNow(Date.now());
    // At once as well: the clock may have stood still before.
    const first = setTimeout(tick);
    const timer = setInterval(tick, everyMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [everyMs]);
  return now;
}
