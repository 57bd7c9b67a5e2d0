import { useContext } from 'react';
import type { CaseKind } from '../../server/contract/case-states.ts';
import { useNames } from '../catalogue/useNames.ts';
import { CaseKindWordsContext } from './case-kind-words.ts';

/** A decision's type in the words of its kind; a piece of evidence where that is what was asked for. */
export function useAskedText(): (kind: CaseKind, asked: string) => string {
  const kinds = useContext(CaseKindWordsContext);
  const names = useNames();
  return (kind, asked) => kinds[kind]?.(asked) ?? names.evidence(asked);
}
