import { useEffect, useRef } from 'react';

const EVERY_MS = 1_500;

/** Asks again and again while something is under way. */
export function useRefreshWhile(isUnderWay: boolean, refresh: () => void): void {
  const current = useRef(refresh);
  useEffect(() => {
    current.current = refresh;
  });
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => current.current(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isUnderWay]);
}
