import type { QualitySettings } from '../../server/contract/quality-settings.ts';
import type { Settings } from '../../server/contract/settings.ts';
import { useText } from '../ui/texts.ts';
import { NumberGroup } from './NumberGroup.tsx';
import { qualitySettingMessages } from './quality-setting-messages.ts';

const FIELDS = [
  'approvalShare',
  'otherShare',
  'riskWeight',
  'mostPerDay',
  'keepDays',
  'minimumReviews',
  'storyDays',
] as const satisfies readonly (keyof QualitySettings)[];

interface QualitySettingsFieldsProps {
  value: QualitySettings;
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** How much is reviewed blind, and how many reviews a figure takes. */
export function QualitySettingsFields({ value, disabled, onChange }: QualitySettingsFieldsProps) {
  const t = useText(qualitySettingMessages);
  return (
    <NumberGroup
      title={t('qualitySettings.title')}
      group="quality"
      names={FIELDS}
      label={(name) => t(`qualitySettings.field.${name}`)}
      value={value}
      disabled={disabled}
      onChange={(part) => onChange({ quality: { ...value, ...part } })}
    />
  );
}
