import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { Titles } from '../../server/contract/names.ts';
import { useChannelText } from '../catalogue/useChannelText.ts';
import { useNames } from '../catalogue/useNames.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { claimMessages } from './claim-messages.ts';
import type { ClaimVoice } from './claim-text.ts';

interface StepTitles {
  step: string;
  titles: Titles | null;
}
// One empty list for all, so that a new one each time does not renew the voice.
const NO_STEPS: readonly StepTitles[] = [];

/** How claims are said in the reader's language; `steps` are the flow's own titles, which go before the catalogue's. */
export function useClaimVoice(steps: readonly StepTitles[] = NO_STEPS): ClaimVoice {
  const say = useText(claimMessages);
  const names = useNames();
  const locale = useLocale();
  const channel = useChannelText();
  const translate = useTranslate();
  return useMemo(() => {
    const own = new Map(steps.map((one) => [one.step, one.titles?.[locale]]));
    const phone: ClaimVoice['phone'] = (of, name) =>
      translate(`phoneWords.${of}.${name}`, { _: name.replaceAll('_', ' ') });
    return { ...names, channel, locale, say, phone, step: (name) => own.get(name) ?? names.step(name) };
  }, [say, names, locale, channel, translate, steps]);
}
