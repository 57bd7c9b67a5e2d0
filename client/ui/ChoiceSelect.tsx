import { MenuItem, TextField } from '@mui/material';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

/** One of the values that a list can be narrowed to. */
export interface Choice {
  value: string | number;
  label: string;
}

interface ChoiceSelectProps {
  label: string;
  choices: readonly Choice[];
  value: unknown;
  /** Undefined for "All". */
  onChange: (choice: Choice | undefined) => void;
}

/** Narrows to one value and says its name and value in one line; "All" narrows nothing. */
export function ChoiceSelect({ label, choices, value, onChange }: ChoiceSelectProps) {
  const t = useText(uiMessages);
  const current = choices.find((one) => one.value === value);
  const said = `${label}: ${current?.label ?? t('ui.all')}`;
  return (
    <TextField
      select
      value={current ? String(current.value) : ''}
      onChange={(event) => onChange(choices.find((one) => String(one.value) === event.target.value))}
      slotProps={{
        select: {
          displayEmpty: true,
          renderValue: () => said,
          SelectDisplayProps: { 'aria-label': said },
        },
      }}
      sx={(theme) => ({
        '& .MuiSelect-select': {
          color: current ? theme.palette.tokens.tones.action.text : theme.palette.tokens.text,
        },
      })}
    >
      <MenuItem value="">{t('ui.all')}</MenuItem>
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={String(choice.value)}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
