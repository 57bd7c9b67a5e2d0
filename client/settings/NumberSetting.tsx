import { TextField } from '@mui/material';
import type { Settings } from '../../server/contract/settings.ts';
import { useText } from '../ui/texts.ts';
import { SettingLine } from './SettingLine.tsx';
import { settingMessages } from './setting-messages.ts';

/** The settings that are one number; null stands for "without end". */
export type NumberSettingName = {
  [K in keyof Settings]: Settings[K] extends number | null ? K : never;
}[keyof Settings];

interface NumberSettingProps {
  name: NumberSettingName;
  value: number | null;
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

export function NumberSetting({ name, value, disabled, onChange }: NumberSettingProps) {
  const t = useText(settingMessages);
  const id = `setting-${name}`;
  return (
    <SettingLine label={t(`settings.field.${name}`)} htmlFor={id}>
      <TextField
        id={id}
        type="number"
        disabled={disabled}
        value={value ?? ''}
        onChange={({ target }) => onChange({ [name]: target.value === '' ? null : Number(target.value) })}
        slotProps={{ htmlInput: { min: 0, step: 'any' } }}
        sx={{ width: 104 }}
      />
    </SettingLine>
  );
}
