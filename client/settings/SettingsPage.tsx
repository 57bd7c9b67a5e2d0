import type { ReactNode } from 'react';
import { useAbility } from '../api/useStaff.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import { SettingsForm } from './SettingsForm.tsx';
import { settingMessages } from './setting-messages.ts';
import { useSettings, useSettingsVersion } from './useSettings.ts';

/** The figures by which the house works. Read only for those who may not change them. */
export function SettingsPage({ witness }: { witness?: ReactNode }) {
  const t = useText(settingMessages);
  const ability = useAbility();
  const { data, error: failed, refetch } = useSettings();
  const version = useSettingsVersion();
  if (data && version.data)
    return (
      <SettingsForm
        saved={data}
        witness={witness}
        version={version.data.version}
        canChange={ability?.can('update', 'Setting') ?? false}
      />
    );
  const error = failed ?? version.error;
  return (
    <>
      <PageHeader title={t('settings.title')} />
      {error ? <ProblemState error={error} retry={() => void refetch()} /> : <LoadingState rows={14} />}
    </>
  );
}
