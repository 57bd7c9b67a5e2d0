import { createContext, useCallback, useContext } from 'react';
import { useNames } from '../catalogue/useNames.ts';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';

/** What a decision's type is called; null where no kind knows it. Filled by the app, which alone knows all kinds. */
export const DecisionWordsContext = createContext<(type: string) => string | null>(() => null);

/** Says a decision with the evidence that it asked for. */
export function useDecisionText(): (type: string, evidence: string | null) => string {
  const t = useText(metricsMessages);
  const names = useNames();
  const words = useContext(DecisionWordsContext);
  return useCallback(
    (type, evidence) => {
      const decision = words(type) ?? type.replaceAll('_', ' ');
      return evidence === null
        ? decision
        : t('metrics.works.asked', { decision, evidence: names.evidence(evidence) });
    },
    [t, names, words],
  );
}
