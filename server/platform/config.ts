import { join, resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');

/** Every setting of the environment: the schema is also the text of `--help`. */
const environmentSchema = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe('port to listen on; 0 takes a free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on'),
  DATA_DIR: z.string().min(1).default('.data').describe('where database, keys, checkpoints and exports lie'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional()
    .describe('PostgreSQL 15 or newer; without it a SQLite file in DATA_DIR'),
  MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 32 bytes in hexadecimal')
    .optional()
    .describe('wraps the accounts’ keys; without it a file in DATA_DIR, made at first start'),
  DEMO: flag
    .optional()
    .describe(
      'fill an empty database with demo data and offer demo sign-ins; default: unless NODE_ENV=production',
    ),
  DEMO_SEED: z.coerce.number().int().default(20_26).describe('the demo data is the same for the same seed'),
  DEMO_ACCOUNTS: z.coerce
    .number()
    .int()
    .min(10)
    .default(20_000)
    .describe('how many accounts the demo data has'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('how much is logged'),
  TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('how many proxies in front may tell the caller’s address'),
  COOKIE_SECURE: flag
    .optional()
    .describe('send the session cookie over https only; default: with NODE_ENV=production'),
  PLATFORM_RATE: z.coerce
    .number()
    .int()
    .min(100)
    .default(500)
    .describe('requests a second that one key may make'),
  SIGN_IN_RATE: z.coerce.number().int().min(1).default(30).describe('sign-ins a minute from one address'),
  NODE_ENV: z.string().optional().describe('“production” forbids demo data and demo sign-ins'),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** What `openDatabase` takes. */
  database: string;
  masterKey: string | undefined;
  demo: boolean;
  demoSeed: number;
  demoAccounts: number;
  logLevel: string;
  trustProxy: number;
  cookieSecure: boolean;
  platformRate: number;
  signInRate: number;
}

/** A setting is wrong; the message names each and how to mend it. */
export class ConfigError extends Error {}

/** Reads and checks the environment. Throws `ConfigError` with one line a fault. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(
      `These settings must be mended:\n${lines.join('\n')}\nSee --help for what each one means.`,
    );
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  if (production && env.DEMO === true)
    throw new ConfigError(
      'These settings must be mended:\n  DEMO: demo data is never made with NODE_ENV=production',
    );
  const dataDir = resolve(env.DATA_DIR);
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir,
    database: env.DATABASE_URL ?? join(dataDir, 'unloop.db'),
    masterKey: env.MASTER_KEY,
    demo: env.DEMO ?? !production,
    demoSeed: env.DEMO_SEED,
    demoAccounts: env.DEMO_ACCOUNTS,
    logLevel: env.LOG_LEVEL,
    trustProxy: env.TRUST_PROXY,
    cookieSecure: env.COOKIE_SECURE ?? production,
    platformRate: env.PLATFORM_RATE,
    signInRate: env.SIGN_IN_RATE,
  };
}

/** The settings and their defaults as text for `--help`. */
export function describeConfig(): string {
  const fields = Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined);
    const standard = fallback.success && fallback.data !== undefined ? ` [${String(fallback.data)}]` : '';
    return `  ${name.padEnd(16)}${schema.description ?? ''}${standard}`;
  });
  return `Settings (environment variables):\n${fields.join('\n')}\n`;
}
