import type { Tx } from '../../db/connection.ts';
import type { PhoneNews } from './follow-phones.ts';
import type { PhoneDeps } from './phone-deps.ts';

/** The platform says what became of the rows of a bulk file. */
export async function followBulkRows(
  _tx: Tx,
  _deps: PhoneDeps,
  _now: number,
  _events: readonly PhoneNews[],
): Promise<void> {
  return Promise.resolve();
}
