import type { Locale } from '../../server/contract/names.ts';
import {
  EVENT_REJECTIONS,
  type EventRejection,
  PROBLEMS,
  type ProblemCode,
} from '../../server/contract/problem-codes.ts';

function isRejection(code: string): code is EventRejection {
  return Object.hasOwn(EVENT_REJECTIONS, code);
}
function isProblem(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** Why an event was rejected, as a sentence; a code that is not the contract's stands for itself. */
export function rejectionText(code: string, locale: Locale): string {
  if (isRejection(code)) return EVENT_REJECTIONS[code][locale];
  return isProblem(code) ? PROBLEMS[code][locale] : code;
}
