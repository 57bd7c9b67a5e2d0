import { createContext, useCallback, useContext } from 'react';
import type { CaseKind } from '../../server/contract/case-states.ts';

type Words = Partial<Record<CaseKind, (decisionType: string) => string | null>>;

/** By kind: what a decision is called. Filled by the app, which alone knows all kinds. */
export const DecisionOfKindContext = createContext<Words>({});

/** Says a decision in the words of its kind. */
export function useDecisionOfKind(): (kind: CaseKind, type: string) => string {
  const kinds = useContext(DecisionOfKindContext);
  return useCallback((kind, type) => kinds[kind]?.(type) ?? type.replaceAll('_', ' '), [kinds]);
}
