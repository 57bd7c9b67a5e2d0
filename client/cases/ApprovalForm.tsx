import { Box, Button, TextField } from '@mui/material';
import { useRef, useState } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { ChoiceRow } from '../ui/ChoiceRow.tsx';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseVerb } from './useCaseVerb.ts';

type Verdict = 'approve' | 'return';

/** The second person's choice: agree, or give it back with a question. */
export function ApprovalForm({ detail, onConflict }: { detail: CaseDetail; onConflict: () => void }) {
  const t = useText(casePageMessages);
  const announce = useAnnounce();
  const verb = useCaseVerb(detail.id, onConflict);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [question, setQuestion] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const isComplete = verdict === 'approve' || (verdict === 'return' && question.trim() !== '');
  const canConfirm = isComplete && !verb.isPending;

  const confirm = () => {
    if (!canConfirm || document.querySelector('[role="dialog"]')) return;
    const { version } = detail;
    const body =
      verdict === 'approve' ? { verdict, version } : { verdict, version, question: question.trim() };
    const said = t(verdict === 'approve' ? 'casePage.approval.approved' : 'casePage.approval.returned');
    verb.mutate({ path: 'approval', body }, { onSuccess: () => announce(said) });
  };
  useShortcuts([
    { keys: '1', label: t('casePage.approval.approve'), run: () => setVerdict('approve') },
    { keys: '2', label: t('casePage.approval.giveBack'), run: () => setVerdict('return') },
    {
      keys: 'r',
      label: t('casePage.approval.question'),
      disabled: verdict !== 'return',
      run: () => field.current?.focus(),
    },
    {
      keys: 'mod+enter',
      label: t('casePage.keys.confirm'),
      whileTyping: true,
      disabled: !canConfirm,
      run: confirm,
    },
  ]);

  return (
    <Box
      role="radiogroup"
      aria-label={t('casePage.approval.title')}
      sx={{ display: 'grid', gap: '4px', gridTemplateColumns: 'minmax(0, 1fr)', mt: 3 }}
    >
      <ChoiceRow
        nr={1}
        title={t('casePage.approval.approve')}
        hint={t('casePage.approval.approveHint')}
        isChosen={verdict === 'approve'}
        isTabStop={verdict !== 'return'}
        isOff={false}
        onChoose={() => setVerdict('approve')}
      />
      <ChoiceRow
        nr={2}
        title={t('casePage.approval.giveBack')}
        hint=""
        isChosen={verdict === 'return'}
        isTabStop
        isOff={false}
        onChoose={() => setVerdict('return')}
      />
      {verdict === 'return' && (
        <TextField
          fullWidth
          multiline
          minRows={2}
          required
          autoFocus
          inputRef={field}
          label={t('casePage.approval.question')}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          sx={{ mt: 2 }}
          slotProps={{ htmlInput: { maxLength: 1_000 }, inputLabel: { required: false } }}
        />
      )}
      <ProblemLine error={verb.error} />
      <Box sx={{ textAlign: 'right', mt: 1 }}>
        <Button variant="contained" color="primary" disabled={!canConfirm} onClick={confirm}>
          {t('casePage.decide.confirm')}
          <KeyHint keys="mod+enter" />
        </Button>
      </Box>
    </Box>
  );
}
