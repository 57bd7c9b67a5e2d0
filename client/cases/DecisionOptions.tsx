import { Box } from '@mui/material';
import { type KeyboardEvent, useRef } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindPanel, CaseKindTexts, CaseNames } from './case-slots.ts';
import { DecisionOptionRow } from './DecisionOptionRow.tsx';
import type { DecisionDraft } from './useDecisionDraft.ts';

interface DecisionOptionsProps {
  detail: CaseDetail;
  panel: CaseKindPanel;
  texts: CaseKindTexts;
  names: CaseNames;
  draft: DecisionDraft;
  disabled: boolean;
  onChoose: (type: string) => void;
}

/** The ways out, each with its key; the chosen one shows its fields. */
export function DecisionOptions(props: DecisionOptionsProps) {
  const { detail, panel, texts, names, draft, disabled, onChoose } = props;
  const t = useText(casePageMessages);
  const list = useRef<HTMLDivElement>(null);
  const { Fields } = panel;
  const chosen = detail.decisions.findIndex((one) => one.type === draft.option?.type);

  const onArrow = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !(event.target instanceof Element) || event.target.getAttribute('role') !== 'radio')
      return;
    event.preventDefault();
    const radios = [...(list.current?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])];
    const at = radios.indexOf(event.target as HTMLElement);
    radios[(at + step + radios.length) % radios.length]?.focus();
  };

  return (
    <Box
      ref={list}
      role="radiogroup"
      aria-label={t('casePage.decide.title')}
      onKeyDown={onArrow}
      sx={{ display: 'grid', gap: '3px', gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      {detail.decisions.map((option, index) => (
        <DecisionOptionRow
          key={option.type}
          option={option}
          nr={index + 1}
          texts={texts}
          isChosen={index === chosen}
          isTabStop={index === Math.max(0, chosen)}
          disabled={disabled}
          onChoose={() => onChoose(option.type)}
        >
          {index === chosen && !disabled && (
            <Fields
              option={option}
              detail={detail}
              params={draft.params}
              names={names}
              onChange={draft.setParams}
            />
          )}
        </DecisionOptionRow>
      ))}
    </Box>
  );
}
