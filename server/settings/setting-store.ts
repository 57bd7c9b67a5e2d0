import type { Reader, Tx } from '../../db/connection.ts';

/** One row of `settings`: a JSON text and how often it was written. */
export interface StoredSetting {
  value: string;
  version: number;
}

export async function findSetting(db: Reader, name: string): Promise<StoredSetting | null> {
  const row = await db<StoredSetting & { name: string }>('settings').where({ name }).first();
  return row ?? null;
}

/** Writes a setting and raises its version, by which every server notices. */
export async function storeSetting(tx: Tx, now: number, name: string, value: string): Promise<void> {
  await tx('settings')
    .insert({ name, value, version: 1, updated_at: now })
    .onConflict('name')
    .merge({ value, version: tx.raw('settings.version + 1'), updated_at: now });
}
