import { MenuItem, TextField } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { type RecoveryFieldsProps, textParam } from './recovery-fields-props.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** The fields that the chosen answer to a recovery needs. */
export function RecoveryFields({ option, params, names, onChange }: RecoveryFieldsProps) {
  const t = useText(recoveryMessages);
  if (option.type === 'ask_evidence')
    return (
      <TextField
        select
        fullWidth
        label={t('recovery.evidence')}
        value={textParam(params, 'evidence')}
        onChange={(event) => onChange({ evidence: event.target.value })}
        sx={{ mt: 2 }}
      >
        {option.evidence?.map((evidence) => (
          <MenuItem key={evidence} value={evidence}>
            {names.evidence(evidence)}
          </MenuItem>
        ))}
      </TextField>
    );
  if (option.type !== 'reject') return null;
  return (
    <TextField
      fullWidth
      multiline
      minRows={2}
      maxRows={6}
      label={t('recovery.message')}
      helperText={t('recovery.messageHelp')}
      value={textParam(params, 'message')}
      onChange={({ target }) => onChange(target.value === '' ? {} : { message: target.value })}
      sx={{ mt: 3 }}
      slotProps={{ htmlInput: { maxLength: 500 } }}
    />
  );
}
