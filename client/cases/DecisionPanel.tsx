import { Box } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { problemCode } from '../api/http.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { CaseClaimButton } from './CaseClaimButton.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindPanel, CaseKindTexts, CaseNames } from './case-slots.ts';
import { DecisionConfirm } from './DecisionConfirm.tsx';
import { DecisionOptions } from './DecisionOptions.tsx';
import { DecisionPreviewBox } from './DecisionPreviewBox.tsx';
import { DecisionReturned } from './DecisionReturned.tsx';
import { DecisionWhy } from './DecisionWhy.tsx';
import type { DecisionDraft } from './useDecisionDraft.ts';
import { useDecideCase } from './useDecideCase.ts';
import { useDecisionPreview } from './useDecisionPreview.ts';
import { useProblemTitle } from './useProblemTitle.ts';
import { whatStandsAgainst } from './why-not.ts';

interface DecisionPanelProps {
  detail: CaseDetail;
  panel: CaseKindPanel;
  names: CaseNames;
  texts: CaseKindTexts;
  draft: DecisionDraft;
  /** The case was not as shown; what is typed stays. */
  onConflict: () => void;
  onDecided: () => void;
}

/** Choose what to do, see what will happen, confirm. */
export function DecisionPanel({
  detail,
  panel,
  names,
  texts,
  draft,
  onConflict,
  onDecided,
}: DecisionPanelProps) {
  const t = useText(casePageMessages);
  const announce = useAnnounce();
  const problem = useProblemTitle();
  const preview = useDecisionPreview(detail.id, draft.input);
  const { decide, isPending, error, reset } = useDecideCase(detail, onConflict);
  // Another version is another case: the refusal was about the old one.
  useEffect(() => reset(), [detail.version, reset]);
  const reasonField = useRef<HTMLElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const [wantsNote, setWantsNote] = useState(false);
  const { act } = detail.can;
  const against = whatStandsAgainst(detail.can.whyNot);

  const openNote = () => {
    setWantsNote(true);
    // The field is there after this render.
    setTimeout(() => noteField.current?.focus());
  };
  const choose = (type: string) => {
    const option = detail.decisions.find((one) => one.type === type);
    if (!option) return;
    if (option.refusal !== null) return announce(problem(option.refusal));
    if (!act) return;
    reset();
    draft.choose(type);
  };
  const canConfirm = act && draft.input !== null && !isPending && !preview.error;
  const confirm = async () => {
    if (!canConfirm || draft.input === null || document.querySelector('[role="dialog"]')) return;
    const what = texts.taken(draft.input.type, draft.input.params);
    if (!(await decide(draft.input))) return;
    announce(t('casePage.decide.done', { what }));
    draft.clear();
    onDecided();
  };

  useShortcuts([
    ...detail.decisions.slice(0, 9).map((option, index) => ({
      keys: String(index + 1),
      label: texts.decision(option.type),
      disabled: !act,
      run: () => choose(option.type),
    })),
    {
      keys: 'r',
      label: t('casePage.keys.reason'),
      disabled: !draft.option,
      run: () => reasonField.current?.focus(),
    },
    {
      keys: 'n',
      label: t('casePage.keys.note'),
      disabled: !draft.option,
      run: openNote,
    },
    {
      keys: 'mod+enter',
      label: t('casePage.keys.confirm'),
      whileTyping: true,
      disabled: !canConfirm,
      run: () => void confirm(),
    },
  ]);

  return (
    <Section title={t('casePage.decide.title')}>
      <DecisionReturned detail={detail} />
      <DecisionOptions
        detail={detail}
        panel={panel}
        texts={texts}
        names={names}
        draft={draft}
        disabled={!act}
        onChoose={choose}
      />
      {act && draft.option !== null && (
        <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
          <DecisionWhy
            draft={draft}
            names={names}
            reasonField={reasonField}
            noteField={noteField}
            hasNote={wantsNote || draft.note !== ''}
            onNote={openNote}
          />
          <DecisionPreviewBox draft={draft} preview={preview} command={texts.command} />
          <DecisionConfirm
            preview={preview.data}
            // Said once: above, or by the dialog in which one signs in again.
            error={preview.error || problemCode(error) === 'unauthenticated' ? null : error}
            disabled={!canConfirm}
            onConfirm={() => void confirm()}
          />
        </Box>
      )}
      {!act && (
        <Box sx={{ mt: 2, color: 'text.secondary' }}>
          {against === null ? t(whyNot(detail)) : problem(against)}
          {detail.can.claim && <CaseClaimButton detail={detail} />}
        </Box>
      )}
      {act && draft.option === null && (
        <Box sx={{ mt: 2, color: 'text.secondary' }}>
          {t('casePage.decide.choose', { keys: `1–${Math.min(9, detail.decisions.length)}` })}
        </Box>
      )}
    </Section>
  );
}

function whyNot({ can, state }: CaseDetail) {
  if (!can.claim) return state === 'open' ? 'casePage.decide.dealt' : 'casePage.decide.notYours';
  return state === 'parked' ? 'casePage.decide.wakeFirst' : 'casePage.decide.claimFirst';
}
