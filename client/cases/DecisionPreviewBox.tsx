import type { UseQueryResult } from '@tanstack/react-query';
import type { DecisionPreview } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts } from './case-slots.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { PreviewLines } from './PreviewLines.tsx';
import type { DecisionDraft } from './useDecisionDraft.ts';

interface DecisionPreviewBoxProps {
  draft: DecisionDraft;
  preview: UseQueryResult<DecisionPreview>;
  command: CaseKindTexts['command'];
}

/** What will happen, to whom, in which words. */
export function DecisionPreviewBox({ draft, preview, command }: DecisionPreviewBoxProps) {
  const t = useText(casePageMessages);
  const words = useWords();
  const { data, error } = preview;
  const state = data && t('casePage.decide.state', { state: words(`words.state.${data.nextState}`) });
  const pauses = data?.nextState === 'waiting_user' ? t('casePage.decide.pauses') : '';
  return (
    <PreviewFrame title={t('casePage.decide.willHappen')} isOld={preview.isPlaceholderData}>
      {error ? (
        <ProblemLine error={error} />
      ) : data && draft.input !== null ? (
        <PreviewLines
          preview={data}
          command={command}
          first={data.secondPerson && <li>◐ {t('casePage.decide.secondFirst')}</li>}
          last={
            <li>
              ③ {state}
              {pauses}
            </li>
          }
        />
      ) : (
        t(draft.input === null ? 'casePage.decide.incomplete' : 'casePage.decide.working')
      )}
    </PreviewFrame>
  );
}
