import { createContext } from 'react';
import type { CaseKind } from '../../server/contract/case-states.ts';

/** By kind: what a decision's type is called in the reader's language; null when it is none of the kind's. */
export type CaseKindWords = Partial<Record<CaseKind, (decisionType: string) => string | null>>;

/** Filled by the app, which alone knows all kinds: lists name decisions of any kind. */
export const CaseKindWordsContext = createContext<CaseKindWords>({});
