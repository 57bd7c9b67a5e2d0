import { TextField } from '@mui/material';
import type { Settings } from '../../server/contract/settings.ts';
import { useText } from '../ui/texts.ts';
import { SettingLine } from './SettingLine.tsx';
import { settingMessages } from './setting-messages.ts';

interface WitnessSettingProps {
  value: string | null;
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** Where signed checkpoints are sent, so that they also lie where we cannot reach. */
export function WitnessSetting({ value, disabled, onChange }: WitnessSettingProps) {
  const t = useText(settingMessages);
  const id = 'setting-witnessAddress';
  return (
    <SettingLine label={t('settings.field.witnessAddress')} htmlFor={id}>
      <TextField
        id={id}
        type="url"
        disabled={disabled}
        value={value ?? ''}
        onChange={({ target }) => onChange({ witnessAddress: target.value === '' ? null : target.value })}
        sx={{ width: 180 }}
      />
    </SettingLine>
  );
}
