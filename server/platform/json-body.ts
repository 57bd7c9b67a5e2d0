import { isUtf8 } from 'node:buffer';
import type { Fault } from '../contract/fault-texts.ts';
import { isStorableText } from '../contract/names.ts';
import { ProblemError } from './problem-error.ts';
import { faultAt } from './schema-faults.ts';

/** Deeper data is refused: checks of it are recursive, and nothing honest is that deep. */
const DEPTH_LIMIT = 64;
const TOO_DEEP = `the data is nested deeper than ${DEPTH_LIMIT}`;

/** The bytes as text. Throws `invalid_utf8`: a lenient decoder would silently put other letters in. */
export function utf8Text(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new ProblemError('invalid_utf8');
  return bytes.toString('utf8');
}

/** The bytes as JSON. Throws `invalid_utf8` or `malformed_json`. */
export function parseJson(bytes: Buffer): unknown {
  const text = utf8Text(bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ProblemError('malformed_json', { detail: placeOf(cause, text) });
  }
}

/** Text that no database can hold, and names that no object can, by path. Throws `invalid_request` where the nesting is bottomless. */
export function jsonFaults(value: unknown, prefix = ''): Fault[] {
  const faults: Fault[] = [];
  const open: { value: unknown; path: string; depth: number }[] = [{ value, path: prefix, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, depth } = next;
    if (typeof next.value === 'string' && !isStorableText(next.value))
      faults.push(faultAt(path, 'not_storable'));
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (depth === DEPTH_LIMIT) throw new ProblemError('invalid_request', { detail: TOO_DEEP });
    for (const [key, inner] of Object.entries(next.value)) {
      if (!isStorableText(key)) faults.push(faultAt(path, 'name_not_storable'));
      // Objects cannot be copied with it, so it would be lost without a word.
      if (key === '__proto__') faults.push(faultAt(path, 'named_proto'));
      open.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
  return faults.reverse();
}

// The engine's own message quotes what was sent, which may be personal data.
function placeOf(cause: unknown, text: string): string | undefined {
  const position = /at position (\d+)/.exec(String(cause))?.[1];
  if (position === undefined) return text.trim() === '' ? 'the body is empty' : undefined;
  const before = text.slice(0, Number(position)).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
