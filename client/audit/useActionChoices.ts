import { useMemo } from 'react';
import { CASE_ACTIONS } from '../../server/contract/case-states.ts';
import { useWords } from '../catalogue/useWords.ts';
import type { Choice } from '../ui/ChoiceSelect.tsx';
import { useText } from '../ui/texts.ts';
import { auditActionsEn } from './audit-action-messages.ts';
import { auditMessages } from './audit-messages.ts';

type Known = keyof typeof auditActionsEn;

/** Every action that the record can be narrowed to, in words. */
export function useActionChoices(): readonly Choice[] {
  const t = useText(auditMessages);
  const words = useWords();
  return useMemo(() => {
    const nothing = { actor: '', accountId: '', caseId: '…', subjectId: '…', field: '' };
    const known = (Object.keys(auditActionsEn) as Known[]).map((name) => ({
      value: name.replace('_', '.'),
      label: t(`audit.action.${name}`, nothing).replaceAll(/\s+/g, ' ').trim(),
    }));
    const cases = CASE_ACTIONS.map((name) => ({
      value: `case.${name}`,
      label: t('audit.caseAction', { ...nothing, action: words(`words.action.${name}`) }).replace(
        /^[:：]\s*/,
        '',
      ),
    }));
    return [...cases, ...known];
  }, [t, words]);
}
