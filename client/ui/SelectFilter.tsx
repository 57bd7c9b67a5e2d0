import { MenuItem, TextField } from '@mui/material';
import { useListContext } from 'react-admin';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

interface SelectFilterProps {
  source: string;
  label: string;
  choices: readonly { value: string | number; label: string }[];
}

/** Narrows the list around it to one value; "All" takes the filter away. */
export function SelectFilter({ source, label, choices }: SelectFilterProps) {
  const t = useText(uiMessages);
  const { filterValues, setFilters } = useListContext();
  const value: unknown = filterValues[source];
  const set = (next: string) => {
    const { [source]: _old, ...others } = filterValues;
    const choice = choices.find((one) => String(one.value) === next);
    setFilters(choice ? { ...others, [source]: choice.value } : others);
  };
  const current = choices.find((one) => one.value === value);
  return (
    <TextField
      select
      value={current ? String(current.value) : ''}
      onChange={(event) => set(event.target.value)}
      slotProps={{
        select: {
          displayEmpty: true,
          renderValue: () => `${label}: ${current?.label ?? t('ui.all')}`,
          SelectDisplayProps: { 'aria-label': `${label}: ${current?.label ?? t('ui.all')}` },
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
