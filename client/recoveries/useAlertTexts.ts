import { useText } from '../ui/texts.ts';
import type { RecoveryNames } from './recovery-fields-props.ts';
import { recoveryMessages } from './recovery-messages.ts';
import { useRecoveryTexts } from './useRecoveryTexts.ts';

/** A freeze of many takes a second person above so many (domain, section 5). */
const MOST_ALONE = 20;

/** As `useRecoveryTexts`: a report's freeze opens no report, an alert's reaches many. */
export function useReportTexts(names: RecoveryNames) {
  return useFreezeTexts(names, 'freeze');
}

/** What the decisions on an alert of collusion are called. */
export function useCollusionTexts(names: RecoveryNames) {
  return useFreezeTexts(names, 'freezeMany');
}

function useFreezeTexts(names: RecoveryNames, freeze: 'freeze' | 'freezeMany') {
  const t = useText(recoveryMessages);
  const texts = useRecoveryTexts(names);
  return {
    ...texts,
    command: (command: { type: string; params: Record<string, unknown> }) =>
      command.type === 'account.freeze' ? t(`recovery.alert.${freeze}Command`) : texts.command(command),
    decision: (type: string) => (type === 'freeze' ? t(`recovery.alert.${freeze}`) : texts.decision(type)),
    hint: (type: string) =>
      type === 'freeze' ? t(`recovery.alert.${freeze}Hint`, { n: MOST_ALONE }) : texts.hint(type),
  };
}
