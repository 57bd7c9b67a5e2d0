import { type ComponentType, createContext, useContext } from 'react';
import type { CaseKind } from '../../server/contract/case-states.ts';
import type {
  AccountFacts,
  CaseDetail,
  DecisionInput,
  DecisionOption,
  DecisionPreview,
} from '../../server/contract/cases.ts';

export type DecisionParams = DecisionInput['params'];

/** Titles for the codes of a case, in the reader's language; a code without a title stands for itself. */
export interface CaseNames {
  step: (name: string) => string;
  reason: (code: string) => string;
  evidence: (name: string) => string;
}

export interface DecisionFieldsProps {
  option: DecisionOption;
  detail: CaseDetail;
  params: DecisionParams;
  names: CaseNames;
  onChange: (params: DecisionParams) => void;
}

/** What a kind's decisions are called. */
export interface CaseKindTexts {
  decision: (type: string) => string;
  /** One line below the name of the choice; empty where there is nothing to say. */
  hint: (type: string) => string;
  /** A decision that was taken, in one line: "Ask for bank card". */
  taken: (type: string, params: Record<string, unknown>) => string;
  command: (command: NonNullable<DecisionPreview['command']>) => string;
  /** What only this kind's lines of the history tell; empty where there is nothing to say. */
  history?: (details: Record<string, unknown>) => string;
}

export interface CaseStoryProps {
  detail: CaseDetail;
  /** Opens a decision in the panel, its fields filled in; nothing happens where it is not offered. */
  choose: (type: string, params?: DecisionParams) => void;
}

/** What a case kind brings to the case page. */
export interface CaseKindPanel {
  Fields: ComponentType<DecisionFieldsProps>;
  /** What a freshly chosen decision begins with: the best choice where there is one. */
  startParams: (option: DecisionOption, detail: CaseDetail) => DecisionParams;
  isComplete: (option: DecisionOption, params: DecisionParams) => boolean;
  useTexts: (names: CaseNames) => CaseKindTexts;
  /** The kind's own story, where a journey tells none. */
  Story?: ComponentType<CaseStoryProps>;
  /** What must be known before the story is read, above the sentence. */
  Head?: ComponentType<{ detail: CaseDetail }>;
  /** What stands out about it, beside the case's number. */
  Chips?: ComponentType<{ detail: CaseDetail }>;
}

export type CaseKindPanels = Partial<Record<CaseKind, CaseKindPanel>>;

export interface AccountSlotProps {
  account: AccountFacts;
  caseId: number;
  kind: CaseKind;
  /** A strip under the header, where there is no room for a card. */
  strip: boolean;
  onShowRelated: () => void;
}

export interface CaseSlots {
  kinds: CaseKindPanels;
  Account: ComponentType<AccountSlotProps>;
}

/** What other features bring to the case page; handed in by the app, which alone knows them all. */
export const CaseSlotsContext = createContext<CaseSlots | null>(null);

export function useCaseSlots(): CaseSlots {
  const slots = useContext(CaseSlotsContext);
  if (slots === null) throw new Error('the case page needs CaseSlotsContext');
  return slots;
}
