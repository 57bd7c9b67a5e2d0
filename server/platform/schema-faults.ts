import type { z } from 'zod';
import type { Problem } from '../contract/problem.ts';

export type Fault = NonNullable<Problem['errors']>[number];

/** Every fault of a schema by its path, which starts with `prefix`; each unknown field is a fault of its own. */
export function schemaFaults(error: z.ZodError, prefix = ''): Fault[] {
  const at = (path: PropertyKey[]) => [...(prefix === '' ? [] : [prefix]), ...path.map(String)].join('.');
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: at([...issue.path, key]), message: 'is not a known field' }))
      : [{ path: at(issue.path), message: issue.message }],
  );
}
