import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDataProvider } from '../../client/api/data-provider.ts';
import { ProblemError } from '../../client/api/http.ts';

const PAGES: Record<string, { ids: number[]; next: string | null }> = {
  '': { ids: [1, 2], next: 'c2' },
  c2: { ids: [3, 4], next: 'c3' },
  c3: { ids: [5], next: null },
};

function answer(body: unknown, status = 200) {
  return Promise.resolve(new Response(JSON.stringify(body), { status }));
}

const asked: URL[] = [];
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (address: string) => {
    const url = new URL(address, 'http://console');
    asked.push(url);
    const page = PAGES[url.searchParams.get('cursor') ?? ''];
    if (!page) return answer({ title: 'No such page', status: 404, code: 'not_found' }, 404);
    return answer({
      data: page.ids.map((id) => ({ id })),
      pageInfo: { hasNextPage: page.next !== null, nextCursor: page.next },
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

const listOf = (page: number, filter: Record<string, unknown> = {}) => ({
  pagination: { page, perPage: 2 },
  sort: { field: 'queue', order: 'ASC' as const },
  filter,
});
const cursors = () => asked.map((url) => url.searchParams.get('cursor'));

describe('the data provider', () => {
  test('goes forward and back by the cursors of the pages seen', async () => {
    const provider = createDataProvider();
    const first = await provider.getList('cases', listOf(1));
    const second = await provider.getList('cases', listOf(2));
    await provider.getList('cases', listOf(1));
    expect(cursors()).toEqual([null, 'c2', null]);
    expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
    expect(second.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
    expect(second.data.map((row) => row.id)).toEqual([3, 4]);
  });

  test('finds a page whose cursor it never saw by walking there', async () => {
    const { data, pageInfo } = await createDataProvider().getList('cases', listOf(3));
    expect(cursors()).toEqual([null, 'c2', 'c3']);
    expect(data.map((row) => row.id)).toEqual([5]);
    expect(pageInfo?.hasNextPage).toBe(false);
  });

  test('never uses the cursor of one filter for another', async () => {
    const provider = createDataProvider();
    await provider.getList('cases', listOf(1));
    await provider.getList('cases', listOf(2));
    asked.length = 0;
    await provider.getList('cases', listOf(2, { state: 'open' }));
    expect(cursors()).toEqual([null, 'c2']);
    expect(asked.every((url) => url.searchParams.get('state') === 'open')).toBe(true);
  });

  test('sends the order only where the API has one', async () => {
    const provider = createDataProvider();
    await provider.getList('cases', listOf(1));
    await provider.getList('deliveries', listOf(1));
    expect(asked.map((url) => url.searchParams.get('sort'))).toEqual(['queue', null]);
  });

  test('throws a refusal with its code and title', async () => {
    vi.stubGlobal('fetch', () =>
      answer({ title: 'Your role does not allow this.', status: 403, code: 'forbidden' }, 403),
    );
    const error: unknown = await createDataProvider()
      .getList('cases', listOf(1))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 403, code: 'forbidden', title: 'Your role does not allow this.' });
  });
});
