import { MenuItem, TextField } from '@mui/material';
import { useListContext } from 'react-admin';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { useInstantText } from '../ui/useInstantText.ts';
import { useNow } from '../ui/useNow.ts';
import { caseListMessages } from './case-list-messages.ts';
import { HOUR_MS } from '../../server/contract/time-units.ts';

const CHOICES_HOURS = [0, 1, 4, 24] as const;

/** Narrows the queue to what is due by an instant, which stands still while the page is open. */
export function DueFilter() {
  const t = useText(caseListMessages);
  const ui = useText(uiMessages);
  const duration = useDurationText();
  const instant = useInstantText();
  const now = useNow(null);
  const { filterValues, setFilters } = useListContext();
  const { dueBefore, ...others } = filterValues as { dueBefore?: string };
  const label = t('caseList.filter.due');
  const shown = dueBefore ? t('caseList.filter.before', { at: instant(dueBefore, now) }) : ui('ui.all');
  const set = (hours: string) => {
    if (hours === '') return setFilters(others);
    setFilters({ ...others, dueBefore: new Date(Date.now() + Number(hours) * HOUR_MS).toISOString() });
  };
  return (
    <TextField
      select
      value=""
      onChange={(event) => set(event.target.value)}
      slotProps={{
        select: {
          displayEmpty: true,
          renderValue: () => `${label}: ${shown}`,
          SelectDisplayProps: { 'aria-label': `${label}: ${shown}` },
        },
      }}
    >
      <MenuItem value="">{ui('ui.all')}</MenuItem>
      {CHOICES_HOURS.map((hours) => (
        <MenuItem key={hours} value={String(hours)}>
          {hours === 0
            ? t('caseList.filter.overdue')
            : t('caseList.filter.within', { duration: duration(hours * HOUR_MS) })}
        </MenuItem>
      ))}
    </TextField>
  );
}
