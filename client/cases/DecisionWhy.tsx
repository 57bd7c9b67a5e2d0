import { MenuItem, TextField } from '@mui/material';
import type { RefObject } from 'react';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseNames } from './case-slots.ts';
import type { DecisionDraft } from './useDecisionDraft.ts';

interface DecisionWhyProps {
  draft: DecisionDraft;
  names: CaseNames;
  reasonField: RefObject<HTMLElement | null>;
  noteField: RefObject<HTMLTextAreaElement | null>;
}

/** The reason of the decision, from the catalogue, and a note for colleagues. */
export function DecisionWhy({ draft, names, reasonField, noteField }: DecisionWhyProps) {
  const t = useText(casePageMessages);
  return (
    <>
      <TextField
        select
        required
        fullWidth
        label={t('casePage.decide.reason')}
        value={draft.reason}
        onChange={(event) => draft.setReason(event.target.value)}
        sx={{ mt: 2 }}
        slotProps={{
          select: { SelectDisplayProps: { ref: reasonField } as object },
          inputLabel: { required: false },
        }}
      >
        {draft.option?.reasons.map((reason) => (
          <MenuItem key={reason} value={reason}>
            {names.reason(reason)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        fullWidth
        multiline
        maxRows={4}
        inputRef={noteField}
        label={t('casePage.decide.note')}
        value={draft.note}
        onChange={(event) => draft.setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
    </>
  );
}
