import { INQUIRIES } from '../../server/contract/phone-inquiries.ts';
import { BRAKE_KINDS, CODE_STATES } from '../../server/contract/phones.ts';
import type { Say } from '../ui/texts.ts';
import { type PhoneNames, textParam } from './phone-case-props.ts';
import type { phoneMessages } from './phone-messages.ts';

const PLATFORM_STEPS = ['apply', 'compensate'] as const;
const ANSWERS = ['asked', 'answered', 'failed'] as const;
const OUTCOMES = ['done', 'failed'] as const;

/** What only a phone's lines of the history tell: codes, steps at the platform, questions to it, brakes; empty where nothing. Pure. */
export function phoneHistory(
  details: Record<string, unknown>,
  names: Pick<PhoneNames, 'reason'>,
  t: Say<typeof phoneMessages>,
): string {
  const [state, why] = [textParam(details, 'state'), textParam(details, 'why')];
  const brake = BRAKE_KINDS.find((one) => one === why);
  if (brake !== undefined) return t(`phone.held.${brake}`);
  const because = why === '' ? '' : ` (${names.reason(why)})`;
  const step = PLATFORM_STEPS.find((one) => one === textParam(details, 'step'));
  const outcome = OUTCOMES.find((one) => one === state);
  if (step !== undefined && outcome !== undefined) return t(`phone.history.${step}.${outcome}`) + because;
  const about = INQUIRIES.find((one) => one === textParam(details, 'step'));
  const came = ANSWERS.find((one) => one === state);
  if (about !== undefined && came !== undefined) return t(`phoneInquiry.history.${about}.${came}`) + because;
  const target = textParam(details, 'target');
  if (target === '') return '';
  const code = CODE_STATES.find((one) => one === state);
  const what =
    code === undefined
      ? t('phone.history.refused')
      : code === 'sent'
        ? t('phone.history.sent')
        : t(`phone.code.${code}`);
  return t('phone.history.code', {
    target: t(target === 'old' ? 'phone.target.old' : 'phone.target.new'),
    state: what + because,
  });
}
