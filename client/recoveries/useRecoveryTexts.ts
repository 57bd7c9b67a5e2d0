import { useChannelText } from '../catalogue/useChannelText.ts';
import { decisionWords } from '../ui/decision-words.ts';
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
  return {
    ...decisionWords(knownDecision, (of, type, params) => t(`recovery.${of}.${type}`, filled(params))),
    history: (details: Record<string, unknown>) => historyText(details, names, t, channelText),
    command: ({ type, params }: { type: string; params: Record<string, unknown> }) => {
      const known = knownDecision(type.replace(/^[a-z]+\./, ''));
      return known === undefined ? type : t(`recovery.command.${known}`, filled(params));
    },
  };
}
