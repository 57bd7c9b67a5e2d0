import { Box, TextField } from '@mui/material';
import type { Settings } from '../../server/contract/settings.ts';
import { useText } from '../ui/texts.ts';
import { settingMessages } from './setting-messages.ts';

interface SlaSettingProps {
  value: Settings['slaHours'];
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** The time limit of each of the four priorities. */
export function SlaSetting({ value, disabled, onChange }: SlaSettingProps) {
  const t = useText(settingMessages);
  const set = (index: number, hours: number) => {
    const next: Settings['slaHours'] = [...value];
    next[index] = hours;
    onChange({ slaHours: next });
  };
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 2 }}>
      <Box component="legend" sx={{ p: 0, mb: 2 }}>
        {t('settings.field.slaHours')}
      </Box>
      <Box sx={{ display: 'flex', gap: 2 }}>
        {value.map((hours, index) => (
          <TextField
            key={index + 1}
            type="number"
            disabled={disabled}
            label={t('settings.field.sla', { n: index + 1 })}
            value={hours}
            onChange={({ target }) => set(index, Number(target.value))}
            slotProps={{ htmlInput: { min: 0, step: 'any' } }}
          />
        ))}
      </Box>
    </Box>
  );
}
