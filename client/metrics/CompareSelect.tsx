import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import type { Dashboard } from '../../server/contract/dashboard.ts';
import { useText } from '../ui/texts.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { metricsMessages } from './metrics-messages.ts';
import type { MetricsView, Period } from './metrics-view.ts';
import { useOtherText } from './useOtherText.ts';

interface CompareSelectProps {
  view: MetricsView;
  period: Period;
  choices: Dashboard['choices'] | undefined;
  onChange: (changes: Partial<MetricsView>) => void;
}

/** What the figures stand beside: the days before, nothing, or another segment or period. */
export function CompareSelect({ view, period, choices, onChange }: CompareSelectProps) {
  const t = useText(metricsMessages);
  const otherText = useOtherText();
  const [isChoosing, setChoosing] = useState(false);
  const value = !view.compared ? 'none' : view.other === null ? 'before' : 'other';
  const compared =
    value === 'other' && view.other !== null
      ? otherText(view.other)
      : t(value === 'none' ? 'metrics.compare.none' : 'metrics.compare.before');
  const said = `${t('metrics.compare.label')}: ${compared}`;
  const choose = (chosen: string) => {
    if (chosen === 'other') setChoosing(true);
    else onChange({ compared: chosen === 'before', other: null });
  };
  return (
    <>
      <TextField
        select
        value={value}
        onChange={({ target }) => choose(target.value)}
        slotProps={{ select: { renderValue: () => said, SelectDisplayProps: { 'aria-label': said } } }}
      >
        <MenuItem value="before">{t('metrics.compare.before')}</MenuItem>
        <MenuItem value="none">{t('metrics.compare.none')}</MenuItem>
        <MenuItem value="other" onClick={() => setChoosing(true)}>
          {t('metrics.compare.other')}
        </MenuItem>
      </TextField>
      {isChoosing && (
        <CompareDialog
          other={view.other ?? { segment: view.segment, from: null, to: null }}
          period={period}
          choices={choices}
          onChoose={(other) => {
            setChoosing(false);
            onChange({ compared: true, other });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
