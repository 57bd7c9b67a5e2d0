import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Checkpoint } from './audit-signer.ts';

const lineSchema = z.strictObject({
  size: z.int().positive(),
  root: z.string(),
  at: z.int(),
  keyId: z.string(),
  signature: z.string(),
});

/** Where checkpoints lie outside the database, one JSON a line. */
export function checkpointFile(dataDir: string): string {
  return join(dataDir, 'checkpoints', 'checkpoints.ndjson');
}

/** Adds a checkpoint to the file and waits until the disk has it; a line that a crash cut short goes first. */
export function appendCheckpoint(file: string, checkpoint: Checkpoint): void {
  mkdirSync(dirname(file), { recursive: true });
  dropCutLine(file);
  const handle = openSync(file, 'a');
  try {
    writeSync(handle, `${JSON.stringify(checkpoint)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The file's checkpoints, smallest first; a line that is none comes as `damaged`, counted from 1. */
export function readCheckpoints(file: string): { checkpoints: Checkpoint[]; damaged: number[] } {
  const checkpoints: Checkpoint[] = [];
  const damaged: number[] = [];
  if (!existsSync(file)) return { checkpoints, damaged };
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const [index, line] of lines.entries()) {
    // The last piece is what follows the last line's end: nothing, or a line that a crash cut short.
    if (index === lines.length - 1) break;
    const checkpoint = parseLine(line);
    if (checkpoint === null) damaged.push(index + 1);
    else checkpoints.push(checkpoint);
  }
  checkpoints.sort((left, right) => left.size - right.size);
  return { checkpoints, damaged };
}

function dropCutLine(file: string): void {
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < bytes.length) truncateSync(file, whole);
}

function parseLine(line: string): Checkpoint | null {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
