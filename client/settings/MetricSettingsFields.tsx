import type { Settings } from '../../server/contract/settings.ts';
import { TextField } from '@mui/material';
import { useState } from 'react';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { GroupSettings } from './GroupSettings.tsx';
import { metricSettingMessages } from './metric-setting-messages.ts';
import { SettingLine } from './SettingLine.tsx';

type Figures = Settings['metrics'];
const FIGURES = [
  'alertBaselineDays',
  'alertMinimumStuck',
  'alertMinimumJourneys',
  'firstContactDays',
] as const satisfies readonly (keyof Figures)[];
const AGES_ID = 'setting-metrics-alertAgeDays';

interface MetricSettingsFieldsProps {
  value: Figures;
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** When a departure of the loop rate from its normal becomes an alert. */
export function MetricSettingsFields({ value, disabled, onChange }: MetricSettingsFieldsProps) {
  const t = useText(metricSettingMessages);
  const [ages, setAges] = useState(value.alertAgeDays.join(', '));
  const change = (part: Partial<Figures>) => onChange({ metrics: { ...value, ...part } });
  const writeAges = (text: string) => {
    setAges(text);
    change({
      alertAgeDays: text
        .split(/[,，、\s]+/)
        .filter((part) => part !== '')
        .map(Number),
    });
  };
  return (
    <Section title={t('metricSettings.group')}>
      <SettingLine label={t('metricSettings.field.alertAgeDays')} htmlFor={AGES_ID}>
        <TextField
          id={AGES_ID}
          disabled={disabled}
          value={ages}
          onChange={({ target }) => writeAges(target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          sx={{ width: 104 }}
        />
      </SettingLine>
      <GroupSettings
        group="metrics"
        names={FIGURES}
        label={(name) => t(`metricSettings.field.${name}`)}
        value={value}
        disabled={disabled}
        onChange={change}
      />
    </Section>
  );
}
