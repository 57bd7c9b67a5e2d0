import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../server/contract/settings.ts';

/** The built product in a process of its own, with demo data and the simulated platform. */
export interface Product {
  url: string;
  /** Where its database, keys and files lie. */
  dataDir: string;
  /** A session of this demo person, for calls beside the browser; answers the cookie. */
  signIn(code: string): Promise<string>;
  /** Calls the console's API with that cookie; throws unless it succeeds. */
  call<T>(cookie: string, method: string, path: string, body?: unknown): Promise<T>;
  /** Changes some of the figures, as an admin would. */
  set(changes: Partial<Settings>): Promise<void>;
  stop(): Promise<void>;
}

const START_MS = 120_000;

/** Starts the product on a free port with a data directory that goes with it. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'unloop-product-'));
  const child = spawn(process.execPath, ['.build/server/main.js'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      DATA_DIR: dataDir,
      DEMO_ACCOUNTS: '200',
      LOG_LEVEL: 'warn',
      SIGN_IN_RATE: '10000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`the product did not start:\n${said}`)), START_MS);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /is ready: (http:\/\/\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(tooLate);
      resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => reject(new Error(`the product ended with ${code}:\n${said}`)));
  });

  const product: Product = {
    url,
    dataDir,
    signIn: async (code) => {
      const answer = await ask(url, 'POST', '/session', { code, password: `unloop-${code}` });
      return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    call: async <T>(cookie: string, method: string, path: string, body?: unknown) => {
      const answer = await ask(url, method, path, body, cookie);
      return (answer.status === 204 ? undefined : await answer.json()) as T;
    },
    set: async (changes) => {
      const admin = await product.signIn('D01');
      const figures = await product.call<Settings>(admin, 'GET', '/settings');
      await product.call(admin, 'PUT', '/settings', { ...figures, ...changes });
    },
    stop: async () => {
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(dataDir, { recursive: true, force: true });
      if (code !== 0) throw new Error(`the product stopped with ${code}:\n${said}`);
    },
  };
  return product;
}

async function ask(url: string, method: string, path: string, body?: unknown, cookie?: string) {
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      'x-requested-with': 'unloop',
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
