import { ProblemError } from './problem-error.ts';
import { faultAt } from './schema-faults.ts';

/** A place in a sorted list: the sort key's values of the last row seen. */
export type CursorKey = readonly (string | number)[];

/** Packs a place for the caller, who hands it back unread. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Unpacks a place of `length` values; throws `invalid_request` for what we did not make. */
export function decodeCursor(cursor: string, length: number): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((one) => ['string', 'number'].includes(typeof one))
    )
      return key as CursorKey;
  } catch {
    // Not ours; refused below like any other wrong cursor.
  }
  throw new ProblemError('invalid_request', {
    errors: [faultAt('cursor', 'not_a_cursor')],
  });
}
