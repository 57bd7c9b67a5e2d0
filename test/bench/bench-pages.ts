import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Knex } from 'knex';
import type { CaseRow } from '../../server/contract/cases.ts';
import type { Page } from '../../server/contract/page.ts';
import { callServer } from '../support/test-server.ts';
import type { BenchServer } from './bench-server.ts';

const CLIENTS = 4;
const SECONDS = 4;
/** So deep that no cache of the first pages helps. */
const DEEP_PAGES = 400;

interface Query {
  sql: string;
  bindings: readonly Knex.RawBinding[];
}

/** The queue's first and a deep page and a case page, each against the same SQL through a bare Express handler. */
export async function benchPages(server: BenchServer, say: (line: string) => void): Promise<void> {
  const as = server.session;
  const first = '/api/cases?state=open&limit=25';
  let path = first;
  for (let page = 0; page < DEEP_PAGES; page += 1) {
    const answer = await callServer(server.url + path, { as });
    if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
    const { nextCursor } = (answer.body as Page<CaseRow>).pageInfo;
    if (nextCursor === null) throw new Error(`only ${page + 1} pages of open cases: ask for more --cases`);
    path = `${first}&cursor=${encodeURIComponent(nextCursor)}`;
  }
  const cases = await server.composed.db
    .read('cases')
    .whereNotNull('journey_id')
    .orderBy('id', 'desc')
    .limit(1)
    .select<{ id: number }[]>('id');
  const rates = new Map<string, number>();
  for (const [name, target] of [
    ['queue, first page', first],
    [`queue, page ${DEEP_PAGES}`, path],
    ['case page', `/api/cases/${cases[0]?.id}`],
  ] as const) {
    const queries = await captureQueries(server, () => ask(server.url + target, as));
    const bare = await serveBare(server, queries);
    const rate = await measure(() => ask(server.url + target, as));
    const floor = await measure(() => ask(bare.url, as));
    bare.close();
    rates.set(name, rate);
    say(
      `${name}: ${Math.round(rate)}/s; bare handler with the same ${queries.length} queries ${Math.round(floor)}/s; ` +
        `${(floor / rate).toFixed(2)} times its time`,
    );
  }
  const depth = (rates.get('queue, first page') ?? 0) / (rates.get(`queue, page ${DEEP_PAGES}`) ?? 1);
  say(`page ${DEEP_PAGES} of the queue takes ${depth.toFixed(2)} times the first page's time`);
}

async function ask(url: string, as: string): Promise<void> {
  const response = await fetch(url, { headers: { cookie: `unloop_session=${as}` } });
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
