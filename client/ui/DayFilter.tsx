import { TextField } from '@mui/material';
import { useListContext } from 'react-admin';
import { startOfDay } from './day-bounds.ts';

interface DayFilterProps {
  source: string;
  label: string;
  /** Whether the chosen day ends the span, itself included, or begins it. */
  ends?: boolean;
}

/** Narrows the list to moments from, or up to, a day in the viewer's zone. */
export function DayFilter({ source, label, ends = false }: DayFilterProps) {
  const { filterValues, setFilters } = useListContext();
  const set = (day: string) => {
    const { [source]: _old, ...others } = filterValues;
    setFilters(day === '' ? others : { ...others, [source]: startOfDay(day, ends ? 1 : 0) });
  };
  return (
    <TextField
      type="date"
      value={dayOf(filterValues[source], ends ? 1 : 0)}
      onChange={(event) => set(event.target.value)}
      slotProps={{
        input: { startAdornment: <span aria-hidden="true">{label}&nbsp;</span> },
        htmlInput: { 'aria-label': label },
      }}
      sx={{ width: 176 }}
    />
  );
}

function dayOf(at: unknown, later: number): string {
  if (typeof at !== 'string') return '';
  const start = new Date(at);
  const day = new Date(start.getFullYear(), start.getMonth(), start.getDate() - later);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
