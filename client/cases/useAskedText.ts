import { useContext } from 'react';
import type { CaseKind } from '../../server/contract/case-states.ts';
import { useText } from '../ui/texts.ts';
import { workMessages } from './work-messages.ts';
import { useNames } from '../catalogue/useNames.ts';
import { CaseKindWordsContext } from './case-kind-words.ts';

/** A decision's type in the words of its kind; the name of the evidence where that is what was asked for. */
export function useAskedText(): (kind: CaseKind, asked: string) => string {
  const kinds = useContext(CaseKindWordsContext);
  const names = useNames();
  const t = useText(workMessages);
  return (kind, asked) => kinds[kind]?.(asked) ?? t('work.waiting.asked', { what: names.evidence(asked) });
}
