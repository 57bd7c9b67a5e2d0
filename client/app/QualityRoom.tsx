import { QualityPage } from '../quality/QualityPage.tsx';
import { DecisionOfKindContext } from '../quality/useDecisionOfKind.ts';
import { useCaseKindWords } from './useCaseKindWords.ts';

/** Blind reviews, with what each kind calls its decisions. */
export function QualityRoom() {
  const kinds = useCaseKindWords();
  return (
    <DecisionOfKindContext.Provider value={kinds}>
      <QualityPage />
    </DecisionOfKindContext.Provider>
  );
}
