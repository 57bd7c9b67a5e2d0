import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Knex } from 'knex';
import type { BenchServer } from './bench-server.ts';

const CLIENTS = 4;
const SECONDS = 4;

interface Query {
  sql: string;
  bindings: readonly Knex.RawBinding[];
}

/** A request against the same reading queries through a bare Express handler; answers the requests a second. */
export async function benchAgainstBare(
  server: BenchServer,
  name: string,
  request: () => Promise<void>,
  say: (line: string) => void,
): Promise<number> {
  const queries = await captureQueries(server, request);
  const bare = await serveBare(server, queries);
  const rate = await measure(request);
  const floor = await measure(() => ask(bare.url, server.session));
  bare.close();
  say(
    `${name}: ${Math.round(rate)}/s; bare handler with the same ${queries.length} queries ${Math.round(floor)}/s; ` +
      `${(floor / rate).toFixed(2)} times its time`,
  );
  return rate;
}

/** One request with a session; throws where it is refused. */
export async function ask(url: string, as: string, json?: unknown): Promise<void> {
  const response = await fetch(url, {
    headers: {
      cookie: `unloop_session=${as}`,
      ...(json !== undefined && { 'content-type': 'application/json', 'x-requested-with': 'unloop' }),
    },
    ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}

// Requests a second, by several clients at once.
async function measure(request: () => Promise<void>): Promise<number> {
  for (let warm = 0; warm < 20; warm += 1) await request();
  const began = performance.now();
  let count = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - began < SECONDS * 1_000) {
      await request();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return count / ((performance.now() - began) / 1_000);
}

async function captureQueries(server: BenchServer, request: () => Promise<void>): Promise<Query[]> {
  await request();
  const { read } = server.composed.db;
  const queries: Query[] = [];
  const note = ({ sql, bindings }: { sql: string; bindings: Knex.RawBinding[] }): void => {
    queries.push({ sql: sql.replaceAll(/\$\d+/g, '?'), bindings });
  };
  read.on('query', note);
  await request();
  read.off('query', note);
  return queries;
}

async function serveBare(server: BenchServer, queries: readonly Query[]) {
  const { read } = server.composed.db;
  const app = express().get('/', async (_request, response) => {
    const answers: unknown[] = [];
    for (const { sql, bindings } of queries) answers.push(await read.raw(sql, bindings));
    response.json(answers.map((answer) => (Array.isArray(answer) ? answer : (answer as { rows: [] }).rows)));
  });
  const listening = await new Promise<Server>((resolve) => {
    const http: Server = createServer(app).listen(0, '127.0.0.1', () => resolve(http));
  });
  return {
    url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    close: () => listening.close(),
  };
}
