import type { Database, Tx } from './connection.ts';

interface Waiting<T> {
  item: T;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers what comes while a transaction is under way into the next one, since each waits for the disk; answers once the
 * item is written, after calling `after` once for all that were. One that fails takes no other with it: all of them are
 * then written one by one.
 */
export function writeTogether<T>(
  db: Database,
  write: (tx: Tx, items: readonly T[]) => Promise<void>,
  after: () => void = () => undefined,
): (item: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      const items = together.map(({ item }) => item);
      try {
        await db.write((tx) => write(tx, items));
        after();
        for (const { resolve } of together) resolve();
      } catch (error) {
        if (together.length === 1) together[0]?.reject(error);
        else
          for (const { item, resolve, reject } of together)
            await db
              .write((tx) => write(tx, [item]))
              .then(after)
              .then(resolve, reject);
      }
    }
    isWriting = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) void writeAll();
    });
}
