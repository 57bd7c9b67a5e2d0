import { Box, Button } from '@mui/material';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useNotify } from 'react-admin';
import type { ExportSettings } from '../../server/contract/export-settings.ts';
import type { ReviewSettings } from '../../server/contract/review-settings.ts';
import type { Settings } from '../../server/contract/settings.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { NumberGroup } from './NumberGroup.tsx';
import { FlagSetting } from './FlagSetting.tsx';
import { MetricSettingsFields } from './MetricSettingsFields.tsx';
import { NumberSetting, type NumberSettingName } from './NumberSetting.tsx';
import { PhoneSettingsFields } from './PhoneSettingsFields.tsx';
import { QualitySettingsFields } from './QualitySettingsFields.tsx';
import { RecoverySettings } from './RecoverySettings.tsx';
import { SlaSetting } from './SlaSetting.tsx';
import { settingMessages } from './setting-messages.ts';
import { useSaveSettings } from './useSettings.ts';
import { WitnessSetting } from './WitnessSetting.tsx';
import { WorkingHoursSetting } from './WorkingHoursSetting.tsx';

const GROUPS = {
  decisions: ['undoSeconds', 'claimMinutes', 'offerBackMinutes', 'secondApprovalHours'],
  clocks: ['waitingUserDays', 'applyMinutes', 'ageingHours', 'manyLaps'],
  people: ['revealsPerShift', 'riskyDecisionsPerShift'],
  data: ['whatWorksDays', 'whatWorksMinimum', 'commandTries'],
  kept: [
    'keepEventsDays',
    'keepNotesDays',
    'keepQuarantineDays',
    'keepDeliveriesDays',
    'keepExportsDays',
    'keepStoriesDays',
  ],
} as const satisfies Record<string, readonly NumberSettingName[]>;

const EXPORTS = [
  'keepHours',
  'rowsPerPart',
  'atOnce',
  'perPerson',
] as const satisfies readonly (keyof ExportSettings)[];
const REVIEWS = [
  'unusedDays',
  'lookDays',
  'manyLooks',
  'timesUsual',
] as const satisfies readonly (keyof ReviewSettings)[];

interface SettingsFormProps {
  saved: Settings;
  /** How often the figures were set; decisions on recoveries keep the one they saw. */
  version: number;
  canChange: boolean;
  /** Whether the witness takes what it is told. */
  witness?: ReactNode;
}

export function SettingsForm({ saved, version, canChange, witness }: SettingsFormProps) {
  const t = useText(settingMessages);
  const ui = useText(uiMessages);
  const notify = useNotify();
  const [draft, setDraft] = useState(saved);
  const save = useSaveSettings(() => notify(t('settings.saved'), { type: 'success' }));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);
  const change = (part: Partial<Settings>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canChange && isChanged) save.mutate(draft);
  };
  const numbers = (names: readonly NumberSettingName[]) =>
    names.map((name) => (
      <NumberSetting key={name} name={name} value={draft[name]} disabled={!canChange} onChange={change} />
    ));
  return (
    <form onSubmit={submit} noValidate>
      <PageHeader
        title={t('settings.title')}
        aside={isChanged ? t('settings.unsaved') : t('settings.version', { n: version })}
        actions={
          canChange && (
            <Button type="submit" variant="contained" color="primary" disabled={!isChanged || save.isPending}>
              {ui('ui.save')}
            </Button>
          )
        }
      />
      <ProblemLine error={save.error} />
      <Box sx={{ columnWidth: 400, columnGap: 3, '& > section': { breakInside: 'avoid', mb: 3 } }}>
        <Section title={t('settings.group.decisions')}>
          {numbers(GROUPS.decisions)}
          <FlagSetting value={draft.nonRiskyDirectClaim} disabled={!canChange} onChange={change} />
        </Section>
        <Section title={t('settings.group.clocks')}>
          <SlaSetting value={draft.slaHours} disabled={!canChange} onChange={change} />
          <WorkingHoursSetting value={draft.workingHours} disabled={!canChange} onChange={change} />
          {numbers(GROUPS.clocks)}
        </Section>
        <Section title={t('settings.group.people')}>{numbers(GROUPS.people)}</Section>
        <Section title={t('settings.group.data')}>
          {numbers(GROUPS.data)}
          <WitnessSetting value={draft.witnessAddress} disabled={!canChange} onChange={change} />
          <Box sx={{ color: 'text.secondary' }}>{witness}</Box>
        </Section>
        <Section title={t('settings.group.kept')}>
          <Box sx={{ mb: 1, color: 'text.secondary' }}>{t('settings.field.keptHelp')}</Box>
          {numbers(GROUPS.kept)}
        </Section>
        <NumberGroup
          title={t('settings.group.exports')}
          group="exports"
          names={EXPORTS}
          label={(name) => t(`settings.field.exports.${name}`)}
          value={draft.exports}
          disabled={!canChange}
          onChange={(part) => change({ exports: { ...draft.exports, ...part } })}
        />
        <NumberGroup
          title={t('settings.group.reviews')}
          group="reviews"
          names={REVIEWS}
          label={(name) => t(`settings.field.reviews.${name}`)}
          value={draft.reviews}
          disabled={!canChange}
          onChange={(part) => change({ reviews: { ...draft.reviews, ...part } })}
        />
        <MetricSettingsFields value={draft.metrics} disabled={!canChange} onChange={change} />
        <RecoverySettings value={draft.recovery} disabled={!canChange} onChange={change} />
        <QualitySettingsFields value={draft.quality} disabled={!canChange} onChange={change} />
        <PhoneSettingsFields value={draft.phone} disabled={!canChange} onChange={change} />
      </Box>
    </form>
  );
}
