import { Switch } from '@mui/material';
import type { Settings } from '../../server/contract/settings.ts';
import { useText } from '../ui/texts.ts';
import { SettingLine } from './SettingLine.tsx';
import { settingMessages } from './setting-messages.ts';

interface FlagSettingProps {
  value: boolean;
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

export function FlagSetting({ value, disabled, onChange }: FlagSettingProps) {
  const t = useText(settingMessages);
  const id = 'setting-nonRiskyDirectClaim';
  return (
    <SettingLine label={t('settings.field.nonRiskyDirectClaim')} htmlFor={id}>
      <Switch
        disabled={disabled}
        checked={value}
        onChange={(_event, checked) => onChange({ nonRiskyDirectClaim: checked })}
        slotProps={{ input: { id } }}
      />
    </SettingLine>
  );
}
