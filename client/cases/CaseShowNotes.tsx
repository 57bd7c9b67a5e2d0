import { Box, Button, TextField } from '@mui/material';
import { type FormEvent, type RefObject, useState } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Instant } from '../ui/Instant.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { CaseTags } from './CaseTags.tsx';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseVerb } from './useCaseVerb.ts';

interface CaseShowNotesProps {
  detail: CaseDetail;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What colleagues wrote, and a place to write. */
export function CaseShowNotes({ detail, field }: CaseShowNotesProps) {
  const t = useText(casePageMessages);
  const verb = useCaseVerb(detail.id);
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { text: text.trim() };
    if (body.text !== '' && !verb.isPending)
      verb.mutate({ path: 'notes', body }, { onSuccess: () => setText('') });
  };
  return (
    <Box sx={{ pt: 2, display: 'grid', gap: 2 }}>
      <CaseTags detail={detail} />
      {detail.notes.length === 0 && !detail.can.act && <EmptyState title={t('casePage.notes.none')} />}
      {detail.notes.map((note) => (
        <Box key={note.id} sx={{ pb: 3 }}>
          <Box sx={{ color: 'text.secondary' }}>
            {note.author} · <Instant at={note.at} />
          </Box>
          <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.text}</Box>
        </Box>
      ))}
      {detail.can.act && (
        <form onSubmit={submit}>
          <TextField
            fullWidth
            multiline
            minRows={2}
            inputRef={field}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('casePage.notes.placeholder')}
            slotProps={{ htmlInput: { maxLength: 2_000, 'aria-label': t('casePage.notes.add') } }}
          />
          <ProblemLine error={verb.error} />
          <Button type="submit" disabled={text.trim() === '' || verb.isPending} sx={{ mt: 2 }}>
            {t('casePage.notes.add')}
          </Button>
        </form>
      )}
    </Box>
  );
}
