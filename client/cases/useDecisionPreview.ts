import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DecisionInput, DecisionPreview } from '../../server/contract/cases.ts';
import { postJson, ProblemError } from '../api/http.ts';

const RETRY_MS = 3_000;

/** What the decision would do, asked of the rule that decides; a moment after the last keystroke. */
export function useDecisionPreview(caseId: number, input: DecisionInput | null) {
  const settled = useSettled(input, 250);
  return useQuery({
    queryKey: ['cases', 'preview', caseId, settled],
    queryFn: () => postJson<DecisionPreview>(`/cases/${caseId}/decisions/preview`, settled),
    enabled: settled !== null,
    placeholderData: settled === null ? undefined : keepPreviousData,
    retry: false,
    // A refusal stands until something else is chosen; a server that was away is asked again.
    refetchInterval: ({ state: { error } }) => (error && isPassing(error) ? RETRY_MS : false),
    gcTime: 0,
  });
}

function isPassing(error: Error): boolean {
  return !(error instanceof ProblemError) || error.status === 0 || error.status >= 500;
}

// Compared by content: the input is a new object on every render.
function useSettled(input: DecisionInput | null, afterMs: number): DecisionInput | null {
  const text = JSON.stringify(input);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), afterMs);
    return () => clearTimeout(timer);
  }, [text, afterMs]);
  return input === null ? null : (JSON.parse(settled) as DecisionInput | null);
}
