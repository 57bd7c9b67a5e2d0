import { Box, MenuItem, TextField } from '@mui/material';
import type { Dashboard } from '../../server/contract/dashboard.ts';
import type { FlowSummary } from '../../server/contract/flow-format.ts';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { CompareSelect } from './CompareSelect.tsx';
import { metricsMessages } from './metrics-messages.ts';
import type { MetricsView, Period } from './metrics-view.ts';
import { PeriodSelect } from './PeriodSelect.tsx';
import { SegmentSelects } from './SegmentSelects.tsx';

interface MetricsFiltersProps {
  flows: readonly FlowSummary[];
  flow: string;
  view: MetricsView;
  period: Period;
  choices: Dashboard['choices'] | undefined;
  onChange: (changes: Partial<MetricsView>) => void;
}

/** What the page is about: flow, period, what it is compared with, and for whom. */
export function MetricsFilters({ flows, flow, view, period, choices, onChange }: MetricsFiltersProps) {
  const t = useText(metricsMessages);
  const locale = useLocale();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }} className="no-print">
      <TextField
        select
        value={flow}
        onChange={({ target }) => onChange({ flow: target.value, version: null, opened: null })}
        slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('metrics.flow') } } }}
      >
        {flows.map((one) => (
          <MenuItem key={one.id} value={one.id}>
            {titleIn(locale, one.titles, one.id)}
          </MenuItem>
        ))}
      </TextField>
      <PeriodSelect view={view} period={period} onChange={onChange} />
      <CompareSelect view={view} period={period} choices={choices} onChange={onChange} />
      <SegmentSelects
        segment={view.segment}
        choices={choices}
        onChange={(segment) => onChange({ segment })}
      />
    </Box>
  );
}
