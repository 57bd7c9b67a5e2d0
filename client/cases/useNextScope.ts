import { useStore } from 'react-admin';
import type { z } from 'zod';
import type { claimNextInputSchema } from '../../server/contract/cases.ts';

/** What the next case may be narrowed to. */
export type NextScope = z.input<typeof claimNextInputSchema>;

const EVERYTHING: NextScope = {};

/** To what this person narrows the next case; in memory only: until they sign out or load the console anew. */
export function useNextScope(): [NextScope, (scope: NextScope) => void] {
  return useStore<NextScope>('cases.nextScope', EVERYTHING);
}
