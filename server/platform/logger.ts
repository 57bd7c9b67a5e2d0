import { pino } from 'pino';

export type Logger = pino.Logger;

/** Structured logs; callers log ids and codes, never what a person sent. */
export function createLogger(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}
