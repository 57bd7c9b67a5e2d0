import { MetricsPage } from '../metrics/MetricsPage.tsx';
import { DecisionWordsContext } from '../metrics/useDecisionText.ts';
import { useCaseKindWords } from './useCaseKindWords.ts';

/** The figures, with what each kind calls its decisions. */
export function MetricsRoom() {
  const kinds = useCaseKindWords();
  const words = (type: string) => {
    for (const say of Object.values(kinds)) {
      const said = say(type);
      if (said !== null) return said;
    }
    return null;
  };
  return (
    <DecisionWordsContext.Provider value={words}>
      <MetricsPage />
    </DecisionWordsContext.Provider>
  );
}
