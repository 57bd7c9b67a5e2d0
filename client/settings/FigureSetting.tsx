import { TextField } from '@mui/material';
import { SettingLine } from './SettingLine.tsx';

interface FigureSettingProps {
  id: string;
  label: string;
  value: number;
  disabled: boolean;
  onChange: (value: number) => void;
}

/** A setting that is always a number. */
export function FigureSetting({ id, label, value, disabled, onChange }: FigureSettingProps) {
  return (
    <SettingLine label={label} htmlFor={`setting-${id}`}>
      <TextField
        id={`setting-${id}`}
        type="number"
        disabled={disabled}
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
        slotProps={{ htmlInput: { min: 0, step: 'any' } }}
        sx={{ width: 104 }}
      />
    </SettingLine>
  );
}
