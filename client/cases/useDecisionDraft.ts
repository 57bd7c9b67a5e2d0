import { useCallback, useState } from 'react';
import type { CaseDetail, DecisionInput, DecisionOption } from '../../server/contract/cases.ts';
import type { CaseKindPanel, DecisionParams } from './case-slots.ts';

interface Choice {
  params: DecisionParams;
  reason: string;
  note: string;
}
interface DraftState {
  type: string | null;
  choices: Record<string, Choice>;
}

/** What was chosen and typed so far. It lives as long as the page, through reloads of the case and refusals. */
export interface DecisionDraft {
  option: DecisionOption | null;
  params: DecisionParams;
  reason: string;
  note: string;
  dirty: boolean;
  /** Null while something is missing. */
  input: DecisionInput | null;
  choose: (type: string | null) => void;
  setParams: (params: DecisionParams) => void;
  setReason: (reason: string) => void;
  setNote: (note: string) => void;
  /** Nothing is chosen any more; what was typed comes back when the same is chosen again. */
  clear: () => void;
}

const EMPTY: DraftState = { type: null, choices: {} };

export function useDecisionDraft(detail: CaseDetail, panel: CaseKindPanel | undefined): DecisionDraft {
  const [state, setState] = useState(EMPTY);
  const option = detail.decisions.find((one) => one.type === state.type) ?? null;
  const choice = option === null ? undefined : state.choices[option.type];

  const choose = (type: string | null) => {
    const next = detail.decisions.find((one) => one.type === type);
    if (next === undefined) return setState((old) => ({ ...old, type: null }));
    const fresh = {
      params: panel?.startParams(next, detail) ?? {},
      reason: likelyReason(next, detail),
      note: '',
    };
    setState((old) => ({
      ...old,
      type: next.type,
      choices: { ...old.choices, [next.type]: old.choices[next.type] ?? fresh },
    }));
  };
  const change = (part: Partial<Choice>) =>
    setState((old) => {
      const current = old.type === null ? undefined : old.choices[old.type];
      if (old.type === null || current === undefined) return old;
      return { ...old, choices: { ...old.choices, [old.type]: { ...current, ...part } } };
    });
  const clear = useCallback(() => setState((old) => ({ ...old, type: null })), []);

  const complete =
    option !== null &&
    option.refusal === null &&
    choice !== undefined &&
    choice.reason !== '' &&
    (panel?.isComplete(option, choice.params) ?? false);
  const note = choice?.note.trim() ?? '';
  return {
    option,
    params: choice?.params ?? {},
    reason: choice?.reason ?? '',
    note: choice?.note ?? '',
    dirty: option !== null,
    input: complete
      ? {
          type: option.type,
          params: choice.params,
          reason: choice.reason,
          ...(note !== '' && { note }),
          version: detail.version,
        }
      : null,
    choose,
    setParams: (params) => change({ params }),
    setReason: (reason) => change({ reason }),
    setNote: (text) => change({ note: text }),
    clear,
  };
}

/** The reason of the last lap or refusal where the decision knows it; else its first. */
function likelyReason(option: DecisionOption, detail: CaseDetail): string {
  const said = detail.events.toReversed().map((event) => event.reason);
  return said.find((reason) => reason !== null && option.reasons.includes(reason)) ?? option.reasons[0] ?? '';
}
