import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Logger } from '../platform/logger.ts';

export interface SandboxOptions {
  /** Where the server listens. */
  unloopUrl: string;
  /** A key with the scopes `events`, `accounts` and `requests`. */
  keyId: string;
  keySecret: string;
  /** What commands are signed with. */
  webhookSecret: string;
  seed: number | string;
  /** How long the simulated user takes, in milliseconds; otherwise one to three seconds. */
  delayMs?: number;
  /** Where it keeps who has which number over a restart. */
  bookFile?: string;
  logger: Logger;
}

/** The running sandbox; `address` is its webhook. */
export interface Sandbox {
  address: string;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 3_000;

/** Starts the simulated platform as a child on a free port; throws where it does not come up. */
export async function spawnSandbox(options: SandboxOptions): Promise<Sandbox> {
  const child = spawn(process.execPath, programOf(), {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: environmentOf(options),
  });
  const exited = once(child, 'exit');
  let stopping = false;
  void exited.then(([code]) => {
    if (!stopping) options.logger.warn({ code }, 'the sandbox ended by itself');
  });
  try {
    const address = await addressOf(child);
    return {
      address,
      stop: async () => {
        stopping = true;
        child.stdin?.end();
        const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
        await exited;
        clearTimeout(impatience);
      },
    };
  } catch (error) {
    stopping = true;
    child.kill('SIGKILL');
    throw error;
  }
}

// Source where this file is source, built JavaScript where it was built.
function programOf(): string[] {
  const built = import.meta.url.endsWith('.js');
  const program = fileURLToPath(new URL(`../sandbox/sandbox.${built ? 'js' : 'ts'}`, import.meta.url));
  if (built) return [program];
  const loader = createRequire(import.meta.url).resolve('tsx');
  return ['--import', pathToFileURL(loader).href, program];
}

// Nothing of ours but this: the master key and the database are not the platform's to see.
function environmentOf(options: SandboxOptions): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    UNLOOP_URL: options.unloopUrl,
    UNLOOP_KEY_ID: options.keyId,
    UNLOOP_KEY_SECRET: options.keySecret,
    WEBHOOK_SECRET: options.webhookSecret,
    SANDBOX_SEED: String(options.seed),
    ...(options.bookFile !== undefined && { SANDBOX_BOOK: options.bookFile }),
    ...(options.delayMs !== undefined && { SANDBOX_DELAY_MS: String(options.delayMs) }),
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the sandbox has no output');
  const limit = AbortSignal.timeout(START_LIMIT_MS);
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line', { signal: limit }),
    once(lines, 'close', { signal: limit }),
  ]);
  if (line.length === 0) throw new Error('the sandbox ended before it was ready');
  return (JSON.parse(String(line[0])) as { address: string }).address;
}
