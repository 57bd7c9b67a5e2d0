import { createHash } from 'node:crypto';

/** A number from 0 to 1 that depends on nothing but its arguments. */
export function chance(seed: string, subject: string, what: string): number {
  return createHash('sha256').update(`${seed}\n${subject}\n${what}`).digest().readUInt32BE() / 2 ** 32;
}
