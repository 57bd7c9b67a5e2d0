import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from './command-line.ts';

/** A password from the terminal, not shown while it is typed, or from a pipe's first line. */
export async function readPassword(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY === true;
  if (terminal) process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  try {
    for await (const line of lines) return line;
    throw new CommandError('No password came. Type it, or pipe it in.');
  } finally {
    lines.close();
    if (terminal) process.stderr.write('\n');
  }
}
