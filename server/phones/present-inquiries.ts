import { INQUIRIES, type PhoneInquiry } from '../contract/phone-inquiries.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { againFrom, answerBy, inquiryStateAt } from './plan-inquiry.ts';
import type { PhoneSituation } from './phone-situation.ts';

/** The newest question of the case about each subject; not what was answered, which the checklist says. Pure. */
export function presentInquiries(situation: PhoneSituation): PhoneInquiry[] {
  const { inquiries, request, settings, now } = situation;
  return INQUIRIES.flatMap((about) => {
    const one = inquiries.find((asked) => asked.case_id === request.case_id && asked.about === about);
    if (one === undefined) return [];
    return [
      {
        id: one.command_id,
        about,
        state: inquiryStateAt(one, settings, now),
        askedAt: isoOf(one.asked_at),
        answerBy: isoOf(answerBy(one, settings)),
        settledAt: isoOrNull(one.settled_at),
        reason: one.reason,
        againFrom: isoOrNull(againFrom(situation, about)),
      },
    ];
  });
}
