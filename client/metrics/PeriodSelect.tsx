import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useLocale, useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { metricsMessages } from './metrics-messages.ts';
import { dateOf, DAY_CHOICES, dayText, type MetricsView, type Period, sinceMonday } from './metrics-view.ts';
import { PeriodDialog } from './PeriodDialog.tsx';

interface PeriodSelectProps {
  view: MetricsView;
  period: Period;
  onChange: (changes: Partial<MetricsView>) => void;
}

const CUSTOM = 'custom';
const MONDAY = 'monday';

/** So many days, or the two days between which. */
export function PeriodSelect({ view, period, onChange }: PeriodSelectProps) {
  const t = useText(metricsMessages);
  const locale = useLocale();
  const now = useNow();
  const [isChoosing, setChoosing] = useState(false);
  const format = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  const last = view.to === null ? new Date(period.to - 1) : dateOf(view.to);
  const said = `${format.format(period.from)} – ${format.format(last)}`;
  const choose = (value: string) => {
    if (value === CUSTOM) setChoosing(true);
    else if (value === MONDAY) onChange(sinceMonday(now));
    else onChange({ days: Number(value), from: null, to: null });
  };
  return (
    <>
      <TextField
        select
        value={view.from === null ? String(view.days) : CUSTOM}
        onChange={({ target }) => choose(target.value)}
        slotProps={{
          select: {
            renderValue: () => said,
            SelectDisplayProps: { 'aria-label': `${t('metrics.period.label')}: ${said}` },
          },
        }}
      >
        {DAY_CHOICES.map((n) => (
          <MenuItem key={n} value={String(n)}>
            {t('metrics.period.days', { n })}
          </MenuItem>
        ))}
        <MenuItem value={MONDAY}>{t('metrics.period.monday')}</MenuItem>
        <MenuItem value={CUSTOM} onClick={() => setChoosing(true)}>
          {t('metrics.period.custom')}
        </MenuItem>
      </TextField>
      {isChoosing && (
        <PeriodDialog
          from={dayText(period.from)}
          to={dayText(last.getTime())}
          onChoose={(from, to) => {
            setChoosing(false);
            onChange({ from, to });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
