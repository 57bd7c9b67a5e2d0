import { useChannelText } from '../catalogue/useChannelText.ts';
import { useText } from '../ui/texts.ts';
import { historyText } from './history-text.ts';
import { knownDecision, type RecoveryNames, textParam } from './recovery-fields-props.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** What the decisions and commands on a recovery or a report are called. */
export function useRecoveryTexts(names: RecoveryNames) {
  const t = useText(recoveryMessages);
  const channelText = useChannelText();
  const filled = (params: Record<string, unknown>) => ({
    evidence: names.evidence(textParam(params, 'evidence')),
  });
  const say = (of: 'decision' | 'hint', type: string, other: string) => {
    const known = knownDecision(type);
    return known === undefined ? other : t(`recovery.${of}.${known}`);
  };
  return {
    decision: (type: string) => say('decision', type, type),
    hint: (type: string) => say('hint', type, ''),
    taken: (type: string, params: Record<string, unknown>) => {
      const known = knownDecision(type);
      return known === undefined ? type : t(`recovery.taken.${known}`, filled(params));
    },
    history: (details: Record<string, unknown>) => historyText(details, names, t, channelText),
    command: ({ type, params }: { type: string; params: Record<string, unknown> }) => {
      const known = knownDecision(type.replace(/^[a-z]+\./, ''));
      return known === undefined ? type : t(`recovery.command.${known}`, filled(params));
    },
  };
}
