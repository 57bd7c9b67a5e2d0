import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The master key from the setting, else from `master.key` in the data directory, which is made once (mode 600). */
export function loadMasterKey(dataDir: string, setting: string | undefined): Buffer {
  if (setting !== undefined) return Buffer.from(setting, 'hex');
  const file = join(dataDir, 'master.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    // "wx": two processes starting at once must not each make one.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== 32) throw new Error(`${file} does not hold 32 bytes in hexadecimal`);
  return key;
}
