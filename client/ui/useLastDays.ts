import { useChoiceParam } from './useChoiceParam.ts';
import { useNow } from './useNow.ts';

const RENEW_MS = 5 * 60_000;

/** The last so many days, kept in the address: how many, since which midnight of the viewer's zone, and how to change it. */
export function useLastDays(
  choices: readonly number[],
  usual: number,
): { days: number; from: string; setDays: (days: number) => void } {
  const now = useNow(RENEW_MS);
  const [days, setDays] = useChoiceParam('days', choices, usual);
  const today = new Date(now);
  const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + 1).toISOString();
  return { days, from, setDays };
}
