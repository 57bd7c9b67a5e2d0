import type { Tx } from '../../db/connection.ts';

/**
 * Takes back a command that was never sent; false where a try was begun, for then the platform may have it, or where
 * it is cancelled already.
 */
export async function cancelCommand(tx: Tx, id: string): Promise<boolean> {
  const cancelled = await tx('outbox')
    .where({ id, state: 'pending', attempts: 0 })
    .update({ state: 'cancelled' });
  return cancelled === 1;
}
