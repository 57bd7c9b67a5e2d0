import { useRef } from 'react';
import type { CaseDetail, DecisionInput } from '../../server/contract/cases.ts';
import { useCaseVerb } from './useCaseVerb.ts';

/**
 * Sends a decision. Until an answer has come, the same decision keeps its idempotency key through all tries; another
 * decision, or another version of the case, gets a new one.
 */
export function useDecideCase(detail: CaseDetail, onConflict: () => void) {
  const verb = useCaseVerb(detail.id, onConflict);
  const attempt = useRef<{ body: string; key: string } | null>(null);
  // State comes too late for a second press of the same key.
  const isSending = useRef(false);
  const decide = async (input: DecisionInput): Promise<boolean> => {
    if (isSending.current) return false;
    isSending.current = true;
    const body = JSON.stringify(input);
    if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
    try {
      await verb.mutateAsync({
        path: 'decisions',
        body: input,
        headers: { 'idempotency-key': attempt.current.key },
      });
      attempt.current = null;
      return true;
    } catch {
      return false;
    } finally {
      isSending.current = false;
    }
  };
  return { decide, isPending: verb.isPending, error: verb.error, reset: verb.reset };
}
