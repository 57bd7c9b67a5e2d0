import { TextField } from '@mui/material';
import { SettingLine } from './SettingLine.tsx';

interface NumberLineProps {
  /** Unique on the page. */
  id: string;
  label: string;
  value: number | null;
  disabled: boolean;
  onChange: (value: number | null) => void;
}

/** One number with its name; an empty field is null. */
export function NumberLine({ id, label, value, disabled, onChange }: NumberLineProps) {
  return (
    <SettingLine label={label} htmlFor={id}>
      <TextField
        id={id}
        type="number"
        disabled={disabled}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
        slotProps={{ htmlInput: { min: 0, step: 'any' } }}
        sx={{ width: 104 }}
      />
    </SettingLine>
  );
}
