import { Box } from '@mui/material';
import type { RecoverySignal } from '../../server/contract/recoveries.ts';
import type { RecoverySettings as Figures } from '../../server/contract/recovery-settings.ts';
import type { Settings } from '../../server/contract/settings.ts';
import { riskSignMessages } from '../catalogue/risk-sign-messages.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { GroupSettings } from './GroupSettings.tsx';
import { recoverySettingMessages } from './recovery-setting-messages.ts';

type FigureName = Exclude<keyof Figures, 'weights'>;

const GROUPS = {
  vouches: [
    'vouchesNeeded',
    'friendsNamed',
    'nominationHours',
    'friendshipDays',
    'friendAccountDays',
    'vouchesIn90Days',
    'vouchesInAll',
  ],
  after: ['coolingOffHours', 'highRiskFrom', 'coolingOffHighRiskHours', 'probationDays', 'reverseDays'],
  signs: [
    'youngFriendshipDays',
    'youngAccountDays',
    'sharedWithinDays',
    'burstMinutes',
    'recoveredWithinDays',
  ],
} as const satisfies Record<string, readonly FigureName[]>;

interface RecoverySettingsProps {
  value: Figures;
  disabled: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** The figures of friend-assisted recovery, and how many points each sign of risk adds. */
export function RecoverySettings({ value, disabled, onChange }: RecoverySettingsProps) {
  const t = useText(recoverySettingMessages);
  const sign = useText(riskSignMessages);
  const set = (part: Partial<Figures>) => onChange({ recovery: { ...value, ...part } });
  const lines = (names: readonly FigureName[]) => (
    <GroupSettings
      group="recovery"
      names={names}
      label={(name) => t(`recoverySettings.field.${name}`)}
      value={value}
      disabled={disabled}
      onChange={set}
    />
  );
  return (
    <>
      <Section title={t('recoverySettings.group.vouches')}>{lines(GROUPS.vouches)}</Section>
      <Section title={t('recoverySettings.group.after')}>{lines(GROUPS.after)}</Section>
      <Section title={t('recoverySettings.group.signs')}>
        {lines(GROUPS.signs)}
        <Box sx={{ mt: 2, mb: 1, color: 'text.secondary' }}>{t('recoverySettings.weights')}</Box>
        <GroupSettings
          group="weight"
          names={Object.keys(value.weights) as RecoverySignal[]}
          label={(signal) => sign(`riskSign.${signal}`)}
          value={value.weights}
          disabled={disabled}
          onChange={(part) => set({ weights: { ...value.weights, ...part } })}
        />
      </Section>
    </>
  );
}
