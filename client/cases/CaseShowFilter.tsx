import { MenuItem, TextField } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';

interface CaseShowFilterProps {
  label: string;
  value: string;
  options: string[];
  name: (code: string) => string;
  onChange: (value: string) => void;
}

/** One choice that narrows a list; the empty one shows all. */
export function CaseShowFilter({ label, value, options, name, onChange }: CaseShowFilterProps) {
  const t = useText(casePageMessages);
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      sx={{ minWidth: 140 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{t('casePage.events.all')}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option} value={option}>
          {name(option)}
        </MenuItem>
      ))}
    </TextField>
  );
}
