import type { ReactNode } from 'react';
import type { DecisionOption } from '../../server/contract/cases.ts';
import { ChoiceRow } from '../ui/ChoiceRow.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts } from './case-slots.ts';
import { useProblemTitle } from './useProblemTitle.ts';

interface DecisionOptionRowProps {
  option: DecisionOption;
  nr: number;
  texts: CaseKindTexts;
  isChosen: boolean;
  isTabStop: boolean;
  disabled: boolean;
  onChoose: () => void;
  children: ReactNode;
}

/** One way out: its key, its name, what it needs, or why it is not possible. */
export function DecisionOptionRow({ option, texts, disabled, children, ...row }: DecisionOptionRowProps) {
  const t = useText(casePageMessages);
  const problem = useProblemTitle();
  const hints = [
    option.refusal !== null ? problem(option.refusal) : row.isChosen ? texts.hint(option.type) : '',
    option.secondPerson ? t('casePage.decide.second') : '',
  ];
  return (
    <ChoiceRow
      {...row}
      title={texts.decision(option.type)}
      hint={hints.filter((hint) => hint !== '').join(' · ')}
      isOff={disabled || option.refusal !== null}
    >
      {children}
    </ChoiceRow>
  );
}
