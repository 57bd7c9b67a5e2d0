import { CaseShow } from '../cases/CaseShow.tsx';
import { CaseSlotsContext } from '../cases/case-slots.ts';
import { DecisionOfKindContext } from '../quality/useDecisionOfKind.ts';
import { CASE_SLOTS } from './case-slots.ts';
import { useCaseKindWords } from './useCaseKindWords.ts';

/** The case page with what the other features bring to it. */
export function CasePage() {
  const kinds = useCaseKindWords();
  return (
    <CaseSlotsContext.Provider value={CASE_SLOTS}>
      <DecisionOfKindContext.Provider value={kinds}>
        <CaseShow />
      </DecisionOfKindContext.Provider>
    </CaseSlotsContext.Provider>
  );
}
