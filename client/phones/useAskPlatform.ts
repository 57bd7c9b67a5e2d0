import { useNotify } from 'react-admin';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { InquirySubject } from '../../server/contract/phone-inquiries.ts';
import { useText } from '../ui/texts.ts';
import { useProblemText } from '../ui/useProblemText.ts';
import { phoneMessages } from './phone-messages.ts';
import { usePhoneVerb } from './usePhoneVerb.ts';

/** Asks the platform something for the case; says that it is asked, or why not. */
export function useAskPlatform({ id, version }: CaseDetail) {
  const t = useText(phoneMessages);
  const notify = useNotify();
  const problem = useProblemText();
  const verb = usePhoneVerb(id);
  const ask = (about: InquirySubject) => {
    if (verb.isPending) return;
    verb.mutate(
      { path: 'inquiries', body: { version, about } },
      {
        onSuccess: () => notify(t(`phoneInquiry.asked.${about}`), { type: 'success' }),
        onError: (error) => notify(problem(error), { type: 'error' }),
      },
    );
  };
  return { ask, isPending: verb.isPending };
}
