import { Section } from '../ui/Section.tsx';
import type { PhoneSettings } from '../../server/contract/phone-settings.ts';
import type { Settings } from '../../server/contract/settings.ts';
import { useText } from '../ui/texts.ts';
import { NumberLine } from './NumberLine.tsx';
import { phoneSettingMessages } from './phone-setting-messages.ts';

const ACTIONS = [
  'coolingOffHours',
  'coolingOffHighRiskHours',
  'reversalHours',
  'abnormalSignInDays',
  'simChangeDays',
  'restrictionDays',
  'changesAnAccount',
  'changesDays',
  'accountsANumber',
  'numberDays',
  'bulkRows',
] as const satisfies readonly (keyof PhoneSettings)[];
const CODES = [
  'lifeSeconds',
  'tries',
  'resendSeconds',
  'aDay',
  'skewSeconds',
] as const satisfies readonly (keyof PhoneSettings['codes'])[];
const BRAKES = [
  'pace',
  'paceMinutes',
  'aDay',
  'teamFactor',
  'teamFloor',
  'teamDays',
  'repeatDays',
] as const satisfies readonly (keyof PhoneSettings['brakes'])[];

interface PhoneSettingsFieldsProps {
  value: PhoneSettings;
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** The figures of phone actions, of their codes, and of the brakes on those who take them. */
export function PhoneSettingsFields({ value, disabled, onChange }: PhoneSettingsFieldsProps) {
  const t = useText(phoneSettingMessages);
  const { codes, brakes } = value;
  const change = (part: Partial<PhoneSettings>) => onChange({ phone: { ...value, ...part } });
  return (
    <>
      <Section title={t('phoneSettings.group.actions')}>
        {ACTIONS.map((name) => (
          <NumberLine
            key={name}
            id={`setting-phone-${name}`}
            label={t(`phoneSettings.field.${name}`)}
            value={value[name]}
            disabled={disabled}
            onChange={(next) => change({ [name]: next ?? 0 })}
          />
        ))}
      </Section>
      <Section title={t('phoneSettings.group.codes')}>
        {CODES.map((name) => (
          <NumberLine
            key={name}
            id={`setting-code-${name}`}
            label={t(`phoneSettings.code.${name}`)}
            value={codes[name]}
            disabled={disabled}
            onChange={(next) => change({ codes: { ...codes, [name]: next ?? 0 } })}
          />
        ))}
      </Section>
      <Section title={t('phoneSettings.group.brakes')}>
        {BRAKES.map((name) => (
          <NumberLine
            key={name}
            id={`setting-brake-${name}`}
            label={t(`phoneSettings.brake.${name}`)}
            value={brakes[name]}
            disabled={disabled}
            onChange={(next) => change({ brakes: { ...brakes, [name]: next ?? 0 } })}
          />
        ))}
      </Section>
    </>
  );
}
