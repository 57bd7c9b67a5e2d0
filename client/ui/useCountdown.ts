import { useNow } from './useNow.ts';

/** Milliseconds until the instant, renewed each second, never below 0; null where there is no instant. */
export function useCountdown(until: string | number | null): number | null {
  const now = useNow(until === null ? null : 1_000);
  if (until === null) return null;
  return Math.max(0, new Date(until).getTime() - now);
}
