import { TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useListContext } from 'react-admin';

interface TextFilterProps {
  source: string;
  label: string;
  width?: number;
  maxLength?: number;
  inputId?: string;
}

/** Narrows the list to an exact value; asked on Enter or on leaving the field, not at every letter. */
export function TextFilter({ source, label, width = 130, maxLength = 64, inputId }: TextFilterProps) {
  const { filterValues, setFilters } = useListContext();
  const asked = String(filterValues[source] ?? '');
  const [typed, setTyped] = useState(asked);
  const [wasAsked, setWasAsked] = useState(asked);
  if (wasAsked !== asked) {
    setWasAsked(asked);
    setTyped(asked);
  }
  const apply = () => {
    if (typed.trim() === asked) return;
    const { [source]: _old, ...others } = filterValues;
    setFilters(typed.trim() === '' ? others : { ...others, [source]: typed.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply();
  };
  return (
    <form onSubmit={submit} role="search" aria-label={label}>
      <TextField
        value={typed}
        placeholder={label}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={apply}
        slotProps={{ htmlInput: { 'aria-label': label, maxLength, id: inputId, autoComplete: 'off' } }}
        sx={{ width }}
      />
    </form>
  );
}
