import { existsSync, readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const THREADS = '/proc/self/task';

/**
 * Gives this process the lowest priority. Linux keeps one for each thread, and those that query the database and write
 * files may run already; later ones take over that of the thread that starts them.
 */
export function stepBack(): void {
  setPriority(constants.priority.PRIORITY_LOW);
  if (!existsSync(THREADS)) return;
  for (const thread of readdirSync(THREADS)) setPriority(Number(thread), constants.priority.PRIORITY_LOW);
}
