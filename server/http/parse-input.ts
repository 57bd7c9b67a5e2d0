import type { z } from 'zod';
import type { Problem } from '../contract/problem.ts';
import { jsonFaults, parseJson, utf8Text } from '../platform/json-body.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { Route } from '../platform/route.ts';

type Fault = NonNullable<Problem['errors']>[number];

/** A request's parts as they came. */
export interface RawInput {
  params: unknown;
  query: unknown;
  body: Buffer;
  contentType: string | undefined;
}

/** What the route's schemas make of it. */
export interface ParsedInput {
  params: unknown;
  query: unknown;
  body: unknown;
}

/**
 * Checks path, query and body against the route's schemas. Throws `invalid_request` with every fault by its path (those
 * of path and query start with `params.` and `query.`), `malformed_json`, `invalid_utf8` or `unsupported_body`.
 */
export function parseInput(route: Route, raw: RawInput): ParsedInput {
  const faults: Fault[] = [];
  const check = (schema: z.ZodType | undefined, value: unknown, prefix: string): unknown => {
    const unsound = jsonFaults(value, prefix);
    faults.push(...unsound);
    const parsed = schema?.safeParse(value);
    if (parsed?.error !== undefined) {
      const paths = new Set(unsound.map((fault) => fault.path));
      faults.push(...faultsOf(parsed.error, prefix).filter((fault) => !paths.has(fault.path)));
    }
    return parsed?.data;
  };
  const body = bodyOf(route, raw);
  const parsed = {
    params: check(route.params, { ...(raw.params as object) }, 'params'),
    query: check(route.query, { ...(raw.query as object) }, 'query'),
    body: check(route.unparsedBody ? undefined : route.body, body, ''),
  };
  if (faults.length > 0) throw new ProblemError('invalid_request', { errors: faults });
  return parsed;
}

/** Every fault of a schema by its path; each unknown field is a fault of its own. */
export function faultsOf(error: z.ZodError, prefix: string): Fault[] {
  const at = (path: PropertyKey[]) => [...(prefix === '' ? [] : [prefix]), ...path.map(String)].join('.');
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: at([...issue.path, key]), message: 'is not a known field' }))
      : [{ path: at(issue.path), message: issue.message }],
  );
}

function bodyOf(route: Route, raw: RawInput): unknown {
  if (raw.body.length === 0) return undefined;
  if (route.unparsedBody) {
    utf8Text(raw.body);
    return undefined;
  }
  if (route.body === undefined) return undefined;
  const type = raw.contentType?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new ProblemError('unsupported_body', { detail: 'send application/json' });
  return parseJson(raw.body);
}
