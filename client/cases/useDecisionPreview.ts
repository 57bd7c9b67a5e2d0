import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DecisionInput, DecisionPreview } from '../../server/contract/cases.ts';
import { postJson } from '../api/http.ts';

/** What the decision would do, asked of the rule that decides; a moment after the last keystroke. */
export function useDecisionPreview(caseId: number, input: DecisionInput | null) {
  const settled = useSettled(input, 250);
  return useQuery({
    queryKey: ['cases', 'preview', caseId, settled],
    queryFn: () => postJson<DecisionPreview>(`/cases/${caseId}/decisions/preview`, settled),
    enabled: settled !== null,
    placeholderData: settled === null ? undefined : keepPreviousData,
    retry: false,
    gcTime: 0,
  });
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
