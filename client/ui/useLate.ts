import { useEffect, useState } from 'react';

/** True once `waiting` has lasted 300 ms: what comes sooner needs no skeleton. */
export function useLate(waiting: boolean, afterMs = 300): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting, afterMs]);
  return waiting && late;
}
