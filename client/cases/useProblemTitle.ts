import { PROBLEMS, type ProblemCode } from '../../server/contract/problem-codes.ts';
import { useLocale } from '../ui/texts.ts';

/** The sentence of a problem code that came as data, not as an error: why something is not possible here. */
export function useProblemTitle(): (code: string) => string {
  const locale = useLocale();
  return (code) => (isProblemCode(code) ? PROBLEMS[code][locale] : code);
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
