import type { PhoneSettings } from '../../server/contract/phone-settings.ts';
import type { Settings } from '../../server/contract/settings.ts';
import { useText } from '../ui/texts.ts';
import { NumberGroup } from './NumberGroup.tsx';
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
const INQUIRIES = [
  'answerMinutes',
  'againMinutes',
  'aDay',
  'aDayAPerson',
] as const satisfies readonly (keyof PhoneSettings['inquiries'])[];
const BRAKES = [
  'pace',
  'paceMinutes',
  'teamPace',
  'allPace',
  'aDay',
  'teamFactor',
  'teamFloor',
  'teamDays',
  'repeatDays',
  'repeatAccounts',
] as const satisfies readonly (keyof PhoneSettings['brakes'])[];

interface PhoneSettingsFieldsProps {
  value: PhoneSettings;
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** The figures of phone actions, of their codes, of questions to the platform, and of the brakes on those who take them. */
export function PhoneSettingsFields({ value, disabled, onChange }: PhoneSettingsFieldsProps) {
  const t = useText(phoneSettingMessages);
  const { codes, inquiries, brakes } = value;
  const change = (part: Partial<PhoneSettings>) => onChange({ phone: { ...value, ...part } });
  return (
    <>
      <NumberGroup
        title={t('phoneSettings.group.actions')}
        names={ACTIONS}
        group="phone"
        label={(name) => t(`phoneSettings.field.${name}`)}
        value={value}
        disabled={disabled}
        onChange={change}
      />
      <NumberGroup
        title={t('phoneSettings.group.codes')}
        names={CODES}
        group="code"
        label={(name) => t(`phoneSettings.code.${name}`)}
        value={codes}
        disabled={disabled}
        onChange={(part) => change({ codes: { ...codes, ...part } })}
      />
      <NumberGroup
        title={t('phoneSettings.group.inquiries')}
        names={INQUIRIES}
        group="inquiry"
        label={(name) => t(`phoneSettings.inquiry.${name}`)}
        value={inquiries}
        disabled={disabled}
        onChange={(part) => change({ inquiries: { ...inquiries, ...part } })}
      />
      <NumberGroup
        title={t('phoneSettings.group.brakes')}
        names={BRAKES}
        group="brake"
        label={(name) => t(`phoneSettings.brake.${name}`)}
        value={brakes}
        disabled={disabled}
        onChange={(part) => change({ brakes: { ...brakes, ...part } })}
      />
    </>
  );
}
