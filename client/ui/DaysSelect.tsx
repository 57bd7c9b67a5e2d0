import { MenuItem, TextField } from '@mui/material';

interface DaysSelectProps {
  label: string;
  choices: readonly number[];
  value: number;
  say: (days: number) => string;
  onChange: (days: number) => void;
}

/** The last so many days. */
export function DaysSelect({ label, choices, value, say, onChange }: DaysSelectProps) {
  return (
    <TextField
      select
      value={value}
      onChange={({ target }) => onChange(Number(target.value))}
      slotProps={{ select: { SelectDisplayProps: { 'aria-label': label } } }}
    >
      {choices.map((days) => (
        <MenuItem key={days} value={days}>
          {say(days)}
        </MenuItem>
      ))}
    </TextField>
  );
}
