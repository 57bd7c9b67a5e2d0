import { useAbility } from '../api/useStaff.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import { SettingsForm } from './SettingsForm.tsx';
import { settingMessages } from './setting-messages.ts';
import { useSettings } from './useSettings.ts';

/** The figures by which the house works. Read only for those who may not change them. */
export function SettingsPage() {
  const t = useText(settingMessages);
  const ability = useAbility();
  const { data, error, refetch } = useSettings();
  if (data) return <SettingsForm saved={data} canChange={ability?.can('update', 'Setting') ?? false} />;
  return (
    <>
      <PageHeader title={t('settings.title')} />
      {error ? <ProblemState error={error} retry={() => void refetch()} /> : <LoadingState rows={14} />}
    </>
  );
}
