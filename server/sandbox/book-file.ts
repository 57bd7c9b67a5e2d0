import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { type KeptAnswer, PhoneBook } from './phone-book.ts';

/** The book as a file has it, a line a command; without a file it is forgotten at the end. Readable by its owner alone. */
export function openBook(file: string | undefined): PhoneBook {
  if (file === undefined) return new PhoneBook();
  return new PhoneBook(readLines(file), (kept) =>
    appendFileSync(file, `${JSON.stringify(kept)}\n`, { mode: 0o600 }),
  );
}

function readLines(file: string): KeptAnswer[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as KeptAnswer];
      } catch {
        // Whoever was killed in the middle of a line had not answered yet.
        return [];
      }
    });
}
