import { useNotify } from 'react-admin';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { CodeTarget } from '../../server/contract/phones.ts';
import { useText } from '../ui/texts.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { phoneMessages } from './phone-messages.ts';
import { usePhoneVerb } from './usePhoneVerb.ts';

/** Has the platform send a code; says that it is on its way, or why not. */
export function useAskCode({ id, version }: CaseDetail) {
  const t = useText(phoneMessages);
  const notify = useNotify();
  const problem = useProblemText();
  const verb = usePhoneVerb(id);
  const ask = (target: CodeTarget) => {
    if (verb.isPending) return;
    verb.mutate(
      { path: 'codes', body: { version, target } },
      {
        onSuccess: () =>
          notify(t('phone.code.done', { target: t(`phone.target.${target}`) }), { type: 'success' }),
        onError: (error) => notify(problem(error), { type: 'error' }),
      },
    );
  };
  return { ask, isPending: verb.isPending };
}
