import type { CaseDetail } from '../../server/contract/cases.ts';
import type { CaseKindTexts, CaseNames } from './case-slots.ts';
import { useKindTexts } from './useKindTexts.ts';

/** As `useKindTexts`, for a page: a blind review speaks in the words of the kind that it reviews. */
export function useDetailTexts(detail: CaseDetail, names: CaseNames): CaseKindTexts {
  const texts = useKindTexts(detail.review?.kind ?? detail.kind, names);
  // A verdict names neither evidence nor step.
  return detail.review === null ? texts : { ...texts, taken: texts.decision };
}
