import { TextField } from '@mui/material';

interface MessageInputProps {
  label: string;
  help: string;
  value: string;
  required?: boolean;
  onChange: (text: string) => void;
}

const MOST_CHARACTERS = 500;

/** Words to somebody outside, in the writer's own words. */
export function MessageInput({ label, help, value, required = false, onChange }: MessageInputProps) {
  return (
    <TextField
      fullWidth
      multiline
      minRows={2}
      maxRows={6}
      required={required}
      label={label}
      helperText={help}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      sx={{ mt: 3 }}
      slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS }, inputLabel: { required: false } }}
    />
  );
}
