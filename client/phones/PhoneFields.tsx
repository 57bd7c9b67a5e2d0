import { Checkbox, FormControlLabel, FormHelperText, MenuItem, TextField } from '@mui/material';
import { MessageInput } from '../ui/MessageInput.tsx';
import { useText } from '../ui/texts.ts';
import { lacksProof, type PhoneFieldsProps, textParam } from './phone-case-props.ts';
import { phoneMessages } from './phone-messages.ts';

/** The fields that the chosen answer to a phone case needs. */
export function PhoneFields({ option, detail, params, names, onChange }: PhoneFieldsProps) {
  const t = useText(phoneMessages);
  const { phone } = detail;
  if (option.type === 'approve') {
    if (phone === null || !lacksProof(phone)) return null;
    return (
      <>
        <FormControlLabel
          control={
            <Checkbox
              checked={params['acceptLoss'] === true}
              onChange={(_event, checked) => onChange({ acceptLoss: checked })}
            />
          }
          label={t('phone.field.acceptLoss')}
        />
        <FormHelperText>{t('phone.field.acceptLossHelp')}</FormHelperText>
      </>
    );
  }
  if (option.type === 'reject')
    return (
      <MessageInput
        label={t('phone.field.message')}
        help={t('phone.field.messageHelp')}
        value={textParam(params, 'message')}
        onChange={(message) => onChange(message === '' ? {} : { message })}
      />
    );
  const choice =
    option.type === 'ask_proof'
      ? { name: 'evidence', values: option.evidence ?? [], say: names.evidence }
      : option.type === 'ask_code'
        ? {
            name: 'target',
            values: phone?.canAskCode ?? [],
            say: (one: string) => t(one === 'old' ? 'phone.target.old' : 'phone.target.new'),
          }
        : null;
  if (choice === null) return null;
  return (
    <TextField
      select
      fullWidth
      label={t(choice.name === 'evidence' ? 'phone.field.evidence' : 'phone.field.target')}
      value={textParam(params, choice.name)}
      onChange={({ target }) => onChange({ [choice.name]: target.value })}
      sx={{ mt: 2 }}
    >
      {choice.values.map((value) => (
        <MenuItem key={value} value={value}>
          {choice.say(value)}
        </MenuItem>
      ))}
    </TextField>
  );
}
