import { MenuItem, TextField } from '@mui/material';
import { MessageInput } from '../ui/MessageInput.tsx';
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
    <MessageInput
      label={t('recovery.message')}
      help={t('recovery.messageHelp')}
      value={textParam(params, 'message')}
      onChange={(message) => onChange(message === '' ? {} : { message })}
    />
  );
}
