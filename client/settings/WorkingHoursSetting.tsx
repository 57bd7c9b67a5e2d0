import { Box, Checkbox, FormControlLabel, TextField } from '@mui/material';
import type { Settings } from '../../server/contract/settings.ts';
import { useText } from '../ui/texts.ts';
import { settingMessages } from './setting-messages.ts';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface WorkingHoursSettingProps {
  value: Settings['workingHours'];
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** When the time limits run. */
export function WorkingHoursSetting({ value, disabled, onChange }: WorkingHoursSettingProps) {
  const t = useText(settingMessages);
  const set = (part: Partial<Settings['workingHours']>) => onChange({ workingHours: { ...value, ...part } });
  const toggle = (day: number) => {
    const days = value.days.includes(day) ? value.days.filter((one) => one !== day) : [...value.days, day];
    set({ days: days.toSorted((a, b) => a - b) });
  };
  const field = (name: 'zone' | 'from' | 'to') => (
    <TextField
      disabled={disabled}
      label={t(`settings.field.${name}`)}
      value={value[name]}
      onChange={({ target }) => set({ [name]: target.value })}
    />
  );
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 2 }}>
      <Box component="legend" sx={{ p: 0, mb: 2 }}>
        {t('settings.field.workingHours')}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '2fr 1fr 1fr', gap: 2 }}>
        {field('zone')}
        {field('from')}
        {field('to')}
      </Box>
      <Box
        role="group"
        aria-label={t('settings.field.days')}
        sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', mt: 1 }}
      >
        {DAYS.map((day) => (
          <FormControlLabel
            key={day}
            disabled={disabled}
            sx={{ mx: 0 }}
            control={
              <Checkbox
                sx={{ p: '6px 4px 6px 0' }}
                checked={value.days.includes(day)}
                onChange={() => toggle(day)}
              />
            }
            label={t(`settings.field.day.d${day}`)}
          />
        ))}
      </Box>
    </Box>
  );
}
