import { PhoneChips } from './PhoneChips.tsx';
import { PhoneFields } from './PhoneFields.tsx';
import { PhoneStoryCards } from './PhoneStoryCards.tsx';
import { isComplete, startParams } from './phone-case-props.ts';
import { usePhoneTexts } from './usePhoneTexts.ts';

const panel = {
  Fields: PhoneFields,
  startParams,
  isComplete,
  useTexts: usePhoneTexts,
  Story: PhoneStoryCards,
  Chips: PhoneChips,
};

/** What the console knows of the phone kinds: for the registry of case kinds. */
export const phoneKinds = { phone_bind: panel, phone_change: panel, phone_unbind: panel } as const;
