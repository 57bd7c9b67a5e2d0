import type { CaseRow } from '../../server/contract/cases.ts';
import type { Page } from '../../server/contract/page.ts';
import { callServer } from '../support/test-server.ts';
import { ask, benchAgainstBare } from './bare-handler.ts';
import type { BenchServer } from './bench-server.ts';

/** So deep that no cache of the first pages helps. */
const DEEP_PAGES = 400;

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
    rates.set(name, await benchAgainstBare(server, name, () => ask(server.url + target, as), say));
  }
  const depth = (rates.get('queue, first page') ?? 0) / (rates.get(`queue, page ${DEEP_PAGES}`) ?? 1);
  say(`page ${DEEP_PAGES} of the queue takes ${depth.toFixed(2)} times the first page's time`);
}
