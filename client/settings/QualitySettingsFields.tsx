import type { QualitySettings } from '../../server/contract/quality-settings.ts';
import type { Settings } from '../../server/contract/settings.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { NumberLine } from './NumberLine.tsx';
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
    <Section title={t('qualitySettings.title')}>
      {FIELDS.map((name) => (
        <NumberLine
          key={name}
          id={`setting-quality-${name}`}
          label={t(`qualitySettings.field.${name}`)}
          value={value[name]}
          disabled={disabled}
          onChange={(next) => onChange({ quality: { ...value, [name]: next ?? 0 } })}
        />
      ))}
    </Section>
  );
}
