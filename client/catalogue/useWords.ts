import { type Say, useText } from '../ui/texts.ts';
import { caseWordMessages } from './case-word-messages.ts';

/** Case kinds, states, actions and roles as people say them. */
export function useWords(): Say<typeof caseWordMessages> {
  return useText(caseWordMessages);
}
