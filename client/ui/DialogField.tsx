import { TextField } from '@mui/material';

interface DialogFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'date';
  maxLength?: number;
}

/** A line of text, or a day, in a dialog; its label stands above it whether it is empty or not. */
export function DialogField({ label, value, onChange, type = 'text', maxLength = 64 }: DialogFieldProps) {
  return (
    <TextField
      fullWidth
      margin="dense"
      type={type}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength } }}
    />
  );
}
