import { Box, Button, MenuItem, TextField } from '@mui/material';
import type { RefObject } from 'react';
import { KeyHint } from '../ui/KeyHint.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseNames } from './case-slots.ts';
import type { DecisionDraft } from './useDecisionDraft.ts';

interface DecisionWhyProps {
  draft: DecisionDraft;
  names: CaseNames;
  reasonField: RefObject<HTMLElement | null>;
  noteField: RefObject<HTMLTextAreaElement | null>;
  hasNote: boolean;
  onNote: () => void;
}

/** The reason of the decision, from the catalogue, and a note for colleagues where one is wanted. */
export function DecisionWhy({ draft, names, reasonField, noteField, hasNote, onNote }: DecisionWhyProps) {
  const t = useText(casePageMessages);
  return (
    <>
      <Box sx={{ display: 'flex', gap: 2, mt: 2 }}>
        <TextField
          select
          required
          fullWidth
          label={t('casePage.decide.reason')}
          inputRef={reasonField}
          value={draft.reason}
          onChange={(event) => draft.setReason(event.target.value)}
          slotProps={{
            inputLabel: { required: false },
          }}
        >
          {draft.option?.reasons.map((reason) => (
            <MenuItem key={reason} value={reason}>
              {names.reason(reason)}
            </MenuItem>
          ))}
        </TextField>
        {!hasNote && (
          <Button onClick={onNote} sx={{ flex: 'none' }}>
            {t('casePage.decide.addNote')}
            <KeyHint keys="n" />
          </Button>
        )}
      </Box>
      {hasNote && (
        <TextField
          fullWidth
          multiline
          maxRows={4}
          inputRef={noteField}
          label={t('casePage.decide.note')}
          value={draft.note}
          onChange={(event) => draft.setNote(event.target.value)}
          sx={{ mt: 1 }}
          slotProps={{ htmlInput: { maxLength: 2_000 } }}
        />
      )}
    </>
  );
}
