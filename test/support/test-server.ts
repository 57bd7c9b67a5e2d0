import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Database } from '../../db/connection.ts';
import type { Role, StaffInput } from '../../server/contract/staff.ts';
import type { Scope } from '../../server/contract/keys.ts';
import { createApp } from '../../server/http/create-app.ts';
import { createHttpMetrics } from '../../server/http/http-metrics.ts';
import { authenticateKey } from '../../server/keys/authenticate-key.ts';
import { createKey, type IssuedKey } from '../../server/keys/create-key.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { newId } from '../../server/platform/ids.ts';
import { createLogger } from '../../server/platform/logger.ts';
import type { Route } from '../../server/platform/route.ts';
import { signWebhook } from '../../server/platform/webhook-signature.ts';
import { createSession, findActorOfToken } from '../../server/staff/sessions.ts';
import { findStaffRow, insertStaff } from '../../server/staff/staff-repository.ts';
import { Vault } from '../../server/vault/vault.ts';

/** What a test's routes are made of; the clock stands still until the test moves it. */
export interface TestDeps {
  db: Database;
  vault: Vault;
  clock: () => number;
  demo: boolean;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
  /** The problem's code, where it is one. */
  code: string | undefined;
}

export interface TestServer {
  url: string;
  deps: TestDeps;
  /** Moves the server's clock on. */
  pass(ms: number): void;
  /** Calls as the console does, from the same site, with the cookie of whom `as` names. */
  call(path: string, options?: CallOptions): Promise<Answer>;
  /** Calls as the platform does: signed, at the server's time. */
  send(path: string, options: SendOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface CallOptions {
  method?: string;
  /** A session's token. */
  as?: string | undefined;
  /** Sent as JSON. */
  json?: unknown;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

export interface SendOptions {
  key: IssuedKey;
  method?: string;
  body?: string;
  /** Sent and signed instead of `body`, where it is no text. */
  bytes?: Buffer;
  id?: string;
  /** UTC epoch ms; the server's now unless told otherwise. */
  at?: number;
  gzip?: 'signed packed' | 'signed unpacked';
  headers?: Record<string, string>;
}

export const TEST_NOW = Date.UTC(2026, 10, 20, 8);

/** A real server on a free port with these routes, on a database that the test closes. */
export async function startTestServer(
  db: Database,
  routesOf: (deps: TestDeps) => Route[] | Promise<Route[]>,
  settings: { demo?: boolean; signInRate?: number; platformRate?: number; web?: { dir: string } } = {},
): Promise<TestServer> {
  let now = TEST_NOW;
  const deps: TestDeps = {
    db,
    vault: new Vault(Buffer.alloc(32, 7)),
    clock: () => now,
    demo: settings.demo ?? false,
  };
  const app = createApp({
    routes: await routesOf(deps),
    authenticate: {
      session: (token, origin) => findActorOfToken(deps, token, origin),
      key: (request) => authenticateKey(deps, request),
    },
    db,
    vault: deps.vault,
    logger: createLogger('silent'),
    clock: deps.clock,
    config: {
      trustProxy: 0,
      cookieSecure: false,
      platformRate: settings.platformRate ?? 10_000,
      signInRate: settings.signInRate ?? 10_000,
    },
    metrics: createHttpMetrics(),
    ...(settings.web !== undefined && { web: settings.web }),
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    deps,
    pass: (ms) => {
      now += ms;
    },
    call: (path, options = {}) => call(url, path, options),
    send: (path, options) => call(url, path, signed(options, now)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Somebody of this role with an open session; answers its token. The password is not set: they cannot sign in. */
export async function openSessionAs(
  { db, clock }: TestDeps,
  role: Role,
  person: Partial<StaffInput> = {},
): Promise<string> {
  const code = person.code ?? newId().slice(-12);
  return db.write(async (tx) => {
    await insertStaff(tx, clock(), {
      id: newId(),
      passwordHash: '',
      team: '',
      regions: [],
      kinds: [],
      ownAccounts: [],
      ...person,
      role,
      code,
    });
    const row = await findStaffRow(tx, code);
    return (await createSession(tx, clock(), row?.id ?? '')).token;
  });
}

/** A key of the platform with these scopes. */
export function makeKey(deps: TestDeps, scopes: Scope[], addresses: string[] = []): Promise<IssuedKey> {
  return createKey(deps, systemActor('test'), { name: 'test', scopes, addresses, expiresAt: null });
}

function signed(options: SendOptions, now: number): CallOptions {
  const { key, id = newId(), at = now, gzip, method = 'POST' } = options;
  const body = options.bytes ?? Buffer.from(options.body ?? '');
  const seconds = Math.floor(at / 1_000);
  const sent = gzip === undefined ? body : gzipSync(body);
  return {
    method,
    headers: {
      authorization: `Bearer ${key.id}`,
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signWebhook(key.secret, id, seconds, gzip === 'signed packed' ? sent : body),
      ...(gzip !== undefined && { 'content-encoding': 'gzip' }),
      ...options.headers,
    },
    ...(method !== 'GET' && { body: new Uint8Array(sent) }),
  };
}

async function call(url: string, path: string, options: CallOptions): Promise<Answer> {
  const json = options.json === undefined ? undefined : JSON.stringify(options.json);
  const body = options.body ?? json;
  const response = await fetch(url + path, {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      'x-requested-with': 'unloop',
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(options.as !== undefined && { cookie: `unloop_session=${options.as}` }),
      ...options.headers,
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const parsed: unknown = /json/.test(type) ? JSON.parse(text) : text;
  const code = type.startsWith('application/problem+json') ? (parsed as { code: string }).code : undefined;
  return { status: response.status, headers: response.headers, body: parsed, code };
}
