import { MenuItem, TextField } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { type StuckFieldsProps, textParam } from './stuck-fields-props.ts';
import { stuckMessages } from './stuck-messages.ts';

/** Which step of the flow is meant. */
export function StepChoice({ option, params, names, onChange }: StuckFieldsProps) {
  const t = useText(stuckMessages);
  return (
    <TextField
      select
      fullWidth
      label={t('stuck.step')}
      value={textParam(params, 'step')}
      onChange={(event) => onChange({ ...params, step: event.target.value })}
      sx={{ mt: 2 }}
    >
      {option.steps?.map((step) => (
        <MenuItem key={step} value={step}>
          {names.step(step)}
        </MenuItem>
      ))}
    </TextField>
  );
}
