import type { Tx } from '../../db/connection.ts';
import type { StaffRow } from './staff-repository.ts';

const ATTEMPTS = 5;
const LOCK_MS = 15 * 60_000;

/**
 * Counts an attempt before the password is looked at, so that many at once cannot all slip in ahead of the lock: the
 * fifth locks for a quarter of an hour, unless `forgiveAttempts` follows. False where the person is locked out.
 */
export async function countAttempt(tx: Tx, now: number, staffId: string): Promise<boolean> {
  const counted = await tx('staff')
    .where({ id: staffId, disabled: 0 })
    .where((open) => void open.whereNull('locked_until').orWhere('locked_until', '<=', now))
    .update({
      // A lock that is over begins a new count.
      failed_sign_ins: tx.raw('case when locked_until is null then failed_sign_ins + 1 else 1 end'),
      locked_until: tx.raw(
        'case when locked_until is null and failed_sign_ins + 1 >= ? then cast(? as bigint) end',
        [ATTEMPTS, now + LOCK_MS],
      ),
    });
  return counted === 1;
}

/** The password was right: the count starts at nothing again. */
export async function forgiveAttempts(tx: Tx, staffId: string): Promise<void> {
  await tx<StaffRow>('staff').where({ id: staffId }).update({ failed_sign_ins: 0, locked_until: null });
}
