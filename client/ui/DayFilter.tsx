import { TextField } from '@mui/material';
import { useListContext } from 'react-admin';

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
    setFilters(day === '' ? others : { ...others, [source]: startOf(day, ends ? 1 : 0) });
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

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

function dayOf(at: unknown, later: number): string {
  if (typeof at !== 'string') return '';
  const start = new Date(at);
  const day = new Date(start.getFullYear(), start.getMonth(), start.getDate() - later);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
