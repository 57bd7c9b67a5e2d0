import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import type { Vault } from '../vault/vault.ts';
import { HOUR_MS } from '../contract/time-units.ts';

/** An account seen on a device. */
export interface DeviceSighting {
  accountId: string;
  deviceId: string;
  at: number;
}

// Finer would write a row with every event.
const SEEN_STEP_MS = HOUR_MS;

/** Notes which accounts were seen on which devices, by fingerprint, with the latest moment to the hour. */
export async function markDevices(tx: Tx, vault: Vault, sightings: readonly DeviceSighting[]): Promise<void> {
  const latest = new Map<string, [string, string, string, number]>();
  for (const { accountId, deviceId, at } of sightings) {
    const key = `${deviceId}\u0000${accountId}`;
    const known = latest.get(key);
    if (known === undefined)
      latest.set(key, ['device', vault.fingerprint('device', deviceId), accountId, at]);
    else known[3] = Math.max(known[3], at);
  }
  const rows = [...latest.values()].sort((a, b) => (a[1] + a[2] < b[1] + b[2] ? -1 : 1));
  await bulkInsert(tx, 'fingerprints', ['field', 'fingerprint', 'account_id', 'last_seen_at'], rows, {
    onConflict:
      '(field, fingerprint, account_id) do update set last_seen_at = excluded.last_seen_at where ' +
      `excluded.last_seen_at >= fingerprints.last_seen_at + ${SEEN_STEP_MS}`,
  });
}
