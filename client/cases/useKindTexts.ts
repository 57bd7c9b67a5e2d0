import type { CaseKind } from '../../server/contract/case-states.ts';
import { type CaseKindTexts, type CaseNames, useCaseSlots } from './case-slots.ts';

/** What the decisions of a kind are called; their codes where the kind is not registered here. */
export function useKindTexts(kind: CaseKind, names: CaseNames): CaseKindTexts {
  const { kinds } = useCaseSlots();
  // A page shows one kind all its life, so the hook behind this is always the same.
  const useTexts = kinds[kind]?.useTexts ?? usePlainTexts;
  return useTexts(names);
}

function usePlainTexts(): CaseKindTexts {
  return {
    decision: (type) => type,
    hint: () => '',
    taken: (type) => type,
    command: ({ type }) => type,
  };
}
