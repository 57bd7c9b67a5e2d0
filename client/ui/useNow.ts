import { useEffect, useState } from 'react';

/** The present moment, renewed every `everyMs`; frozen when `everyMs` is null. */
export function useNow(everyMs: number | null = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (everyMs === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
