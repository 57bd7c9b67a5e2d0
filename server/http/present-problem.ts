import { LOCALES, type Locale } from '../contract/names.ts';
import { PROBLEMS } from '../contract/problem-codes.ts';
import type { Problem } from '../contract/problem.ts';
import type { ProblemError } from '../platform/problem-error.ts';

/** The reader's language: zh-CN where Chinese is the first that they accept, else English. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return acceptLanguage?.trim().toLowerCase().startsWith('zh') === true ? LOCALES[0] : 'en';
}

/** A refusal as RFC 9457 problem details. */
export function presentProblem(problem: ProblemError, locale: Locale, requestId: string): Problem {
  const { detail, errors, current } = problem.details;
  return {
    type: `/api/docs#problem-${problem.code}`,
    title: PROBLEMS[problem.code][locale],
    status: problem.status,
    code: problem.code,
    ...(detail !== undefined && { detail }),
    requestId,
    ...(errors !== undefined && {
      errors: errors.map(({ path, message }) => ({ path, message: message[locale] })),
    }),
    ...(current !== undefined && { current }),
  };
}
