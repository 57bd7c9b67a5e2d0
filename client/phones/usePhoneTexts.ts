import { decisionWords } from '../ui/decision-words.ts';
import { useText } from '../ui/texts.ts';
import { knownDecision, type PhoneNames, textParam } from './phone-case-props.ts';
import { phoneHistory } from './phone-history.ts';
import { phoneMessages } from './phone-messages.ts';

const COMMANDS = {
  'phone.bind': 'bind',
  'gate.exempt': 'exempt',
  'phone.change': 'change',
  'phone.unbind': 'unbind',
  'phone.revert': 'revert',
  'phone.send_code': 'send_code',
  'phone.ask_proof': 'ask_proof',
  'phone.check': 'check',
  'phone.reject': 'reject',
  'account.freeze': 'freeze',
} as const;

/** What the decisions and commands about a phone are called. */
export function usePhoneTexts(names: PhoneNames) {
  const t = useText(phoneMessages);
  const target = (params: Record<string, unknown>) =>
    t(textParam(params, 'target') === 'old' ? 'phone.target.old' : 'phone.target.new');
  const filled = (params: Record<string, unknown>) => ({
    evidence: names.evidence(textParam(params, 'evidence')),
    target: target(params),
  });
  return {
    ...decisionWords(knownDecision, (of, type, params) => t(`phone.${of}.${type}`, filled(params))),
    command: ({ type, params }: { type: string; params: Record<string, unknown> }) => {
      const known = Object.entries(COMMANDS).find(([name]) => name === type)?.[1];
      return known === undefined ? type : t(`phone.command.${known}`, filled(params));
    },
    history: (details: Record<string, unknown>) => phoneHistory(details, names, t),
  };
}
