import type { z } from 'zod';
import type { Fault } from '../contract/fault-texts.ts';
import { jsonFaults, parseJson, utf8Text } from '../platform/json-body.ts';
import { ProblemError } from '../platform/problem-error.ts';
import type { Route } from '../platform/route.ts';
import { readWith } from '../platform/schema-faults.ts';

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
    if (schema === undefined) return undefined;
    const read = readWith(schema, value, prefix);
    const paths = new Set(unsound.map((fault) => fault.path));
    faults.push(...(read.faults ?? []).filter((fault) => !paths.has(fault.path)));
    return read.data;
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

function bodyOf(route: Route, raw: RawInput): unknown {
  if (raw.body.length === 0 || route.fileLimitBytes !== undefined) return undefined;
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
