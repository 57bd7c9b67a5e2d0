import type { CaseRow } from '../../server/contract/cases.ts';
import type { Page } from '../../server/contract/page.ts';
import { callServer } from '../support/test-server.ts';
import { ask, benchAgainstBare } from './bare-handler.ts';
import type { BenchServer } from './bench-server.ts';

/** So deep that no cache of the first pages helps; of few cases, the last page. */
const DEEP_PAGES = 400;

/** The queue's first and a deep page and a case page, each against the same SQL through a bare Express handler. */
export async function benchPages(server: BenchServer, say: (line: string) => void): Promise<void> {
  const as = server.session;
  const first = '/api/cases?state=open&limit=25';
  const deep = await findDeepPage(server, first);
  const cases = await server.composed.db
    .read('cases')
    .whereNotNull('journey_id')
    .orderBy('id', 'desc')
    .limit(1)
    .select<{ id: number }[]>('id');
  const rates = new Map<string, number>();
  for (const [name, target] of [
    ['queue, first page', first],
    [`queue, page ${deep.page}`, deep.path],
    ...cases.map(({ id }) => ['case page', `/api/cases/${id}`] as const),
  ] as const) {
    rates.set(name, await benchAgainstBare(server, name, () => ask(server.url + target, as), say));
  }
  const depth = (rates.get('queue, first page') ?? 0) / (rates.get(`queue, page ${deep.page}`) ?? 1);
  say(`page ${deep.page} of the queue takes ${depth.toFixed(2)} times the first page's time`);
}

async function findDeepPage(server: BenchServer, first: string): Promise<{ page: number; path: string }> {
  let path = first;
  for (let page = 1; ; page += 1) {
    const answer = await callServer(server.url + path, { as: server.session });
    if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
    const { nextCursor } = (answer.body as Page<CaseRow>).pageInfo;
    if (nextCursor === null || page === DEEP_PAGES) return { page, path };
    path = `${first}&cursor=${encodeURIComponent(nextCursor)}`;
  }
}
