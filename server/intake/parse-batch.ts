import { EVENT_BATCH_LIMIT } from '../contract/event-format.ts';
import { jsonFaults, parseJson, utf8Text } from '../platform/json-body.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt } from '../platform/schema-faults.ts';
import { UnreadableLine } from './take-events.ts';

/**
 * The events of a request: a JSON array, or one JSON value a line. A line that is no JSON refuses itself alone; an
 * array that is no JSON refuses the request. Throws `malformed_json`, `invalid_utf8`, `invalid_request`,
 * `too_many_items`, `unsupported_body`.
 */
export function parseBatch(body: Buffer, contentType: string | undefined): unknown[] {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  switch (type) {
    case 'application/json':
      return atMost(parseArray(body));
    case 'application/x-ndjson':
      return atMost(parseLines(utf8Text(body)));
    default:
      throw new ProblemError('unsupported_body');
  }
}

/** One value a line; empty lines are skipped. */
export function parseLines(text: string): unknown[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseLine);
}

/** One line of NDJSON. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return new UnreadableLine(line);
  }
}

function parseArray(body: Buffer): unknown[] {
  const parsed = parseJson(body);
  if (!Array.isArray(parsed))
    throw new ProblemError('invalid_request', {
      errors: [faultAt('', 'not_an_array_of_events')],
    });
  return parsed;
}

function atMost(items: unknown[]): unknown[] {
  if (items.length > EVENT_BATCH_LIMIT) throw new ProblemError('too_many_items');
  // Bottomless nesting refuses the request; other faults refuse their event.
  for (const item of items) jsonFaults(item);
  return items;
}
