import { Box, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Annotation,
  ANNOTATION_KINDS,
  type AnnotationInput,
} from '../../server/contract/annotations.ts';
import { postJson } from '../api/http.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { AnnotationLine } from './AnnotationLine.tsx';
import { metricsMessages } from './metrics-messages.ts';

interface AnnotationDialogProps {
  flow: string;
  annotations: readonly Annotation[];
  onClose: () => void;
}

/** A new mark on the time charts; those that stand there can be taken away. */
export function AnnotationDialog({ flow, annotations, onClose }: AnnotationDialogProps) {
  const t = useText(metricsMessages);
  const queryClient = useQueryClient();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<AnnotationInput['kind']>('release');
  const [at, setAt] = useState(() => localMinute(Date.now()));
  const [everyFlow, setEveryFlow] = useState(false);
  const add = useMutation({
    mutationFn: () =>
      postJson<Annotation>('/annotations', {
        flow: everyFlow ? null : flow,
        at: new Date(at).toISOString(),
        kind,
        title: title.trim(),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['metrics', 'annotations'] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('metrics.annotation.title')}
      busy={add.isPending || title.trim() === '' || at === ''}
      error={add.error}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        fullWidth
        required
        margin="dense"
        label={t('metrics.annotation.what')}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
        slotProps={{ htmlInput: { maxLength: 80 } }}
      />
      <Box sx={{ display: 'flex', gap: 3 }}>
        <TextField
          select
          fullWidth
          margin="dense"
          label={t('metrics.annotation.kindLabel')}
          value={kind}
          onChange={({ target }) => setKind(ANNOTATION_KINDS.find((one) => one === target.value) ?? 'other')}
        >
          {ANNOTATION_KINDS.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`metrics.annotation.kind.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          fullWidth
          required
          margin="dense"
          type="datetime-local"
          label={t('metrics.annotation.at')}
          value={at}
          onChange={({ target }) => setAt(target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Box>
      <FormControlLabel
        control={<Checkbox checked={everyFlow} onChange={(_, checked) => setEveryFlow(checked)} />}
        label={t('metrics.annotation.everyFlow')}
      />
      {annotations.length > 0 && (
        <Box component="ul" aria-label={t('metrics.annotation.list')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {annotations.map((annotation) => (
            <AnnotationLine key={annotation.id} annotation={annotation} />
          ))}
        </Box>
      )}
    </FormDialog>
  );
}

/** What a `datetime-local` field takes: the viewer's zone, to the minute. */
function localMinute(ms: number): string {
  const date = new Date(ms);
  return new Date(ms - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
