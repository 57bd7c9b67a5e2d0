import type { Reader } from '../../db/connection.ts';
import { type Settings, settingsSchema } from '../contract/settings.ts';
import { findSetting, type StoredSetting } from './setting-store.ts';

export const FIGURES = 'figures';

/** The domain's figures as they are set, with defaults for what is not. */
export async function readSettings(db: Reader): Promise<Settings> {
  return figuresOf(await findSetting(db, FIGURES));
}

/**
 * Reads the settings at each use, but makes them out of their text only when their version changed. Inside a
 * transaction the transaction is passed: a second connection there can exhaust the pool.
 */
export function createSettingsReader(db: Reader): (within?: Reader) => Promise<Settings> {
  let known: { version: number; settings: Settings } | undefined;
  return async (within = db) => {
    const stored = await findSetting(within, FIGURES);
    const version = stored?.version ?? 0;
    if (known?.version !== version) known = { version, settings: figuresOf(stored) };
    return known.settings;
  };
}

function figuresOf(stored: StoredSetting | null): Settings {
  return settingsSchema.parse(stored === null ? {} : JSON.parse(stored.value));
}
