import { useListContext } from 'react-admin';
import type { Quarantined } from '../../server/contract/quarantine.ts';
import { useAbility } from '../api/useStaff.ts';
import { useText } from '../ui/texts.ts';
import { quarantineMessages } from './quarantine-messages.ts';
import { ReplayButton } from './ReplayButton.tsx';

/** Replays every waiting event of the page. */
export function ReplayPageButton() {
  const t = useText(quarantineMessages);
  const ability = useAbility();
  const { data = [] } = useListContext<Quarantined>();
  const ids = data.filter((row) => row.state === 'waiting').map((row) => row.id);
  if (!ability?.can('retry', 'Quarantine')) return null;
  return <ReplayButton ids={ids} label={t('quarantine.replayAll')} />;
}
