import type { Settings } from '../../server/contract/settings.ts';
import { useText } from '../ui/texts.ts';
import { NumberLine } from './NumberLine.tsx';
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
  return (
    <NumberLine
      id={`setting-${name}`}
      label={t(`settings.field.${name}`)}
      value={value}
      disabled={disabled}
      onChange={(next) => onChange({ [name]: next })}
    />
  );
}
