import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { ProblemError } from '../platform/problem-error.ts';

/** Why a text is no number that a person can bind. */
export type MobileFault = 'phone_invalid' | 'phone_landline' | 'phone_iot';

// Numbers of devices: 13 digits, 10x or 14x (the numbering plan of the ministry, YD/T).
const IOT = /^(?:\+?86)?1[04]\d{11}$/;
const MAINLAND_LANDLINE = /^(?:\+?86)?(?:0\d{9,11}|10\d{8}|[2-9]\d{8,10})$/;
// Without "+86" a number of eight to eleven digits may be anything, so the area code's zero must lead.
const WITHOUT_COUNTRY = /^[2-9]\d+$|^10\d{8}$/;
const VIRTUAL_OPERATOR = /^\+861(?:62|65|67|7[01])/;

/** The number in E.164, or why it is none. A number without a country is taken as a mainland one. Pure. */
export function readMobile(text: string): { ok: true; e164: string } | { ok: false; fault: MobileFault } {
  const digits = text.normalize('NFKC').replaceAll(/[\s()./-]/g, '');
  if (IOT.test(digits)) return { ok: false, fault: 'phone_iot' };
  const parsed = parsePhoneNumberFromString(digits.replace(/^00(?=[1-9])/, '+'), 'CN');
  if (parsed?.isValid() === true) return { ok: true, e164: parsed.number };
  const isLandline = MAINLAND_LANDLINE.test(digits) && !WITHOUT_COUNTRY.test(digits);
  return { ok: false, fault: isLandline ? 'phone_landline' : 'phone_invalid' };
}

/** As `readMobile`; throws `phone_invalid`, `phone_landline` or `phone_iot`. */
export function getMobile(text: string): string {
  const read = readMobile(text);
  if (read.ok) return read.e164;
  throw new ProblemError(read.fault);
}

/** Whether the number's prefix belongs to virtual operators: at most a sign of risk (domain, section 7). */
export function isVirtualOperator(e164: string): boolean {
  return VIRTUAL_OPERATOR.test(e164);
}
