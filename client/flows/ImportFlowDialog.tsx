import { Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { flowMessages } from './flow-messages.ts';
import { type ParsedFlow, parseFlow } from './parse-flow.ts';
import { useSaveFlow } from './useSaveFlow.ts';

/** Takes a flow's JSON from a file or the clipboard; faults are listed by path. */
export function ImportFlowDialog({ onClose }: { onClose: () => void }) {
  const t = useText(flowMessages);
  const navigate = useNavigate();
  const [json, setJson] = useState('');
  const [fault, setFault] = useState('');
  const save = useSaveFlow(({ name }) => {
    onClose();
    void navigate(`/flows/${name}/show`);
  });
  const explain = (parsed: Exclude<ParsedFlow, { ok: true }>) =>
    parsed.fault === 'notJson' ? t('flows.notJson', { why: parsed.why }) : t('flows.noName');
  const submit = () => {
    const parsed = parseFlow(json);
    setFault(parsed.ok ? '' : explain(parsed));
    if (parsed.ok) save.mutate(parsed.flow);
  };
  return (
    <FormDialog
      title={t('flows.importTitle')}
      confirm={t('flows.import')}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2 }}>{t('flows.importHelp')}</Typography>
      <Button component="label" sx={{ mb: 1 }}>
        {t('flows.importFile')}
        <input
          type="file"
          accept="application/json,.json"
          hidden
          onChange={(event) => void event.target.files?.[0]?.text().then(setJson)}
        />
      </Button>
      <TextField
        fullWidth
        multiline
        rows={12}
        margin="dense"
        label={t('flows.json')}
        value={json}
        onChange={(event) => setJson(event.target.value)}
        error={fault !== ''}
        helperText={fault}
        slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace' } } }}
      />
    </FormDialog>
  );
}
