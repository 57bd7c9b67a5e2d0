import type { CaseKind } from '../../server/contract/case-states.ts';
import type { CaseKindWords } from '../cases/case-kind-words.ts';
import { useNames } from '../catalogue/useNames.ts';
import { CASE_SLOTS } from './case-slots.ts';

/** What every kind calls its decisions. */
export function useCaseKindWords(): CaseKindWords {
  const names = useNames();
  const words: CaseKindWords = {};
  // The registry never changes while the page lives, so these hooks always run in the same order.
  for (const [kind, panel] of Object.entries(CASE_SLOTS.kinds)) {
    const texts = panel.useTexts(names);
    words[kind as CaseKind] = (type) => (texts.decision(type) === type ? null : texts.decision(type));
  }
  // A verdict on a review is a decision of the kind that it reviews.
  const others = Object.values(words);
  words.quality_review = (type) => others.map((say) => say(type)).find((said) => said !== null) ?? null;
  return words;
}
