import { Box, MenuItem, TextField } from '@mui/material';
import { type Dashboard, type Dimension, DIMENSIONS } from '../../server/contract/dashboard.ts';
import type { FlowSummary } from '../../server/contract/flow-format.ts';
import { useRegionName } from '../catalogue/useRegionName.ts';
import { ChoiceSelect } from '../ui/ChoiceSelect.tsx';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import type { MetricsView, Period } from './metrics-view.ts';
import { PeriodSelect } from './PeriodSelect.tsx';
import { channelText } from './useSegmentText.ts';

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
  const region = useRegionName();
  const label = (dimension: Dimension, value: string) =>
    dimension === 'region' ? region(value) : dimension === 'channel' ? channelText(value) : value;
  const choicesOf = (dimension: Dimension) => {
    const chosen = view.segment[dimension];
    const values = new Set([...(choices?.[dimension] ?? []), ...(chosen === undefined ? [] : [chosen])]);
    return [...values].map((value) => ({ value, label: label(dimension, value) }));
  };
  const setSegment = (dimension: Dimension, value: string | undefined) => {
    const { [dimension]: _old, ...others } = view.segment;
    onChange({ segment: value === undefined ? others : { ...others, [dimension]: value } });
  };
  const compared = t(view.compared ? 'metrics.compare.before' : 'metrics.compare.none');
  const said = `${t('metrics.compare.label')}: ${compared}`;
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
      <TextField
        select
        value={view.compared ? 'before' : 'none'}
        onChange={({ target }) => onChange({ compared: target.value === 'before' })}
        slotProps={{
          select: { renderValue: () => said, SelectDisplayProps: { 'aria-label': said } },
        }}
      >
        <MenuItem value="before">{t('metrics.compare.before')}</MenuItem>
        <MenuItem value="none">{t('metrics.compare.none')}</MenuItem>
      </TextField>
      {DIMENSIONS.map((dimension) => (
        <ChoiceSelect
          key={dimension}
          label={t(`metrics.segment.${dimension}`)}
          choices={choicesOf(dimension)}
          value={view.segment[dimension]}
          onChange={(choice) =>
            setSegment(dimension, choice === undefined ? undefined : String(choice.value))
          }
        />
      ))}
    </Box>
  );
}
