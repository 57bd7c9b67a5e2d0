import { STUCK_DECISIONS } from '../../server/contract/stuck.ts';
import { decisionWords } from '../ui/decision-words.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { isStuckDecision, type StuckNames, textParam } from './stuck-fields-props.ts';
import { stuckMessages } from './stuck-messages.ts';

const known = (type: string) => (isStuckDecision(type, STUCK_DECISIONS) ? type : undefined);

/** What the decisions and commands of a stuck verification are called. */
export function useStuckTexts(names: StuckNames) {
  const t = useText(stuckMessages);
  const locale = useLocale();
  const filled = (params: Record<string, unknown>) => ({
    evidence: names.evidence(textParam(params, 'evidence')),
    step: names.step(textParam(params, 'step')),
  });
  return {
    ...decisionWords(known, (of, type, params) => t(`stuck.${of}.${type}`, filled(params))),
    command: ({ type, params }: { type: string; params: Record<string, unknown> }) => {
      const verb = type.replace(/^[a-z]+\./, '');
      if (!isStuckDecision(verb, STUCK_DECISIONS)) return type;
      const keep = Array.isArray(params['keep']) ? params['keep'].map(String).map(names.step) : [];
      const steps = new Intl.ListFormat(locale, { type: 'conjunction' }).format(keep);
      const said = t(`stuck.command.${verb}`, filled(params));
      return keep.length === 0 ? said : said + t('stuck.command.keep', { steps });
    },
  };
}
