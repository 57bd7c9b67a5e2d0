import type { z } from 'zod';
import { ProblemError } from '../platform/problem-error.ts';
import { schemaFaults } from '../platform/schema-faults.ts';

/** `a,b` as a list; an empty text is an empty list, which for regions and kinds means all. */
export function listOption(value: string): string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** What was given, checked by the same schema as over HTTP. Throws `invalid_request` with each fault. */
export function checkOptions<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProblemError('invalid_request', { errors: schemaFaults(parsed.error) });
}
