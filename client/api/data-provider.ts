import type { DataProvider, GetListParams, RaRecord } from 'react-admin';
import type { Page } from '../../server/contract/page.ts';
import { CursorBook } from './cursor-book.ts';
import { getJson, postJson, putJson, type Query, request } from './http.ts';

function notServed(): Promise<never> {
  return Promise.reject(new Error('the API does not serve this'));
}

// The cases list sorts by the name of an index, not by a column; other lists have one order.
function listQuery(resource: string, params: GetListParams): Query {
  const sort = resource === 'cases' ? { sort: params.sort?.field ?? 'queue' } : {};
  return { ...(params.filter as Query), ...sort, limit: params.pagination?.perPage ?? 25 };
}

// What the record is searched for may say something about somebody: it goes in a body, never in an address.
function readOne(resource: string, query: Query, signal?: AbortSignal): Promise<Page<RaRecord>> {
  if (resource !== 'audit') return getJson(`/${resource}`, query, signal);
  return request('POST', '/audit/search', { body: query, signal });
}

/** react-admin's access to the API: keyset pages without totals, whose cursors never leave this provider. */
export function createDataProvider(): DataProvider {
  const cursors = new CursorBook();

  async function readPage(resource: string, params: GetListParams): Promise<Page<RaRecord>> {
    const query = listQuery(resource, params);
    const wanted = params.pagination?.page ?? 1;
    const list = JSON.stringify([resource, query]);
    let { page, cursor } = cursors.nearest(list, wanted);
    for (;;) {
      const answer = await readOne(resource, { ...query, cursor }, params.signal);
      cursors.note(list, page, answer.pageInfo.nextCursor);
      if (page === wanted || answer.pageInfo.nextCursor === null) return answer;
      page += 1;
      cursor = answer.pageInfo.nextCursor;
    }
  }

  const one = async (resource: string, id: unknown, signal?: AbortSignal) =>
    getJson<RaRecord>(`/${resource}/${encodeURIComponent(String(id))}`, {}, signal);

  // react-admin types each method for any record; the API's answers are typed by the contract where they are used.
  const provider = {
    supportAbortSignal: true,
    getList: async (resource: string, params: GetListParams) => {
      const answer = await readPage(resource, params);
      const hasPreviousPage = (params.pagination?.page ?? 1) > 1;
      return { data: answer.data, pageInfo: { hasNextPage: answer.pageInfo.hasNextPage, hasPreviousPage } };
    },
    getOne: async (resource: string, { id, signal }: { id: unknown; signal?: AbortSignal }) => ({
      data: await one(resource, id, signal),
    }),
    getMany: async (resource: string, { ids, signal }: { ids: unknown[]; signal?: AbortSignal }) => ({
      data: await Promise.all(ids.map((id) => one(resource, id, signal))),
    }),
    create: async (resource: string, { data }: { data: unknown }) => ({
      data: await postJson<RaRecord>(`/${resource}`, data),
    }),
    update: async (resource: string, { id, data }: { id: unknown; data: unknown }) => ({
      data: await putJson<RaRecord>(`/${resource}/${encodeURIComponent(String(id))}`, data),
    }),
    getManyReference: notServed,
    updateMany: notServed,
    delete: notServed,
    deleteMany: notServed,
  };
  return provider as unknown as DataProvider;
}
