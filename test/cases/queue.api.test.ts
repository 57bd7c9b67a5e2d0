import { beforeEach, expect, it } from 'vitest';
import { bulkInsert } from '../../db/dialects.ts';
import { listCases } from '../../server/cases/list-cases.ts';
import { CASE_STATES, isClosed } from '../../server/contract/case-states.ts';
import { type CaseListQuery, caseListQuerySchema } from '../../server/contract/cases.ts';
import type { StaffActor } from '../../server/platform/actor.ts';
import { buildRooms, NOON, type TestRooms } from '../support/build-rooms.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const COUNT = 240;
const REGIONS = ['CN-44', 'CN-11', 'CN-31'];
const COLUMNS = ['kind', 'state', 'priority', 'account_id', 'region', 'opened_at', 'due_at', 'tags'];

interface Row {
  id: number;
  state: (typeof CASE_STATES)[number];
  priority: number;
  region: string;
  opened_at: number;
  due_at: number;
}

describeOnEachDatabase('The list of cases', (open) => {
  let rooms: TestRooms;
  let rows: Row[];

  beforeEach(async () => {
    rooms = await buildRooms(await open());
    // Many share a priority, a due time or a moment, so that only the id tells them apart.
    const cells = Array.from({ length: COUNT }, (_, index) => [
      'stuck_verification',
      CASE_STATES[index % CASE_STATES.length] as string,
      1 + (index % 4),
      String(index),
      REGIONS[index % REGIONS.length] as string,
      NOON - (index % 17) * 60_000,
      NOON + (index % 5) * 3_600_000,
      '[]',
    ]);
    await rooms.db.write((tx) => bulkInsert(tx, 'cases', COLUMNS, cells));
    rows = (await rooms.db.read('cases').orderBy('id')) as Row[];
  });

  const walk = async (actor: StaffActor, asked: Record<string, string>): Promise<number[]> => {
    const query: CaseListQuery = caseListQuerySchema.parse({ ...asked, limit: '7' });
    const ids: number[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listCases(rooms.db.read, actor, {
        ...query,
        ...(typeof cursor === 'string' && { cursor }),
      });
      ids.push(...page.data.map(({ id }) => id));
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== null);
    return ids;
  };
  const byQueue = (a: Row, b: Row) => a.priority - b.priority || a.due_at - b.due_at || a.id - b.id;
  const byAge = (a: Row, b: Row) => a.opened_at - b.opened_at || a.id - b.id;
  const idsOf = (kept: Row[]) => kept.map(({ id }) => id);

  it('shows every unfinished case once, most urgent first, page by page', async () => {
    const manager = await rooms.person('manager', 'M01');
    const expected = rows.filter(({ state }) => !isClosed(state)).sort(byQueue);
    expect(await walk(manager, { state: 'unfinished' })).toEqual(idsOf(expected));
  });

  it('goes through any state, priority and sort without losing or repeating one', async () => {
    const manager = await rooms.person('manager', 'M01');
    for (const priority of [undefined, 2])
      for (const state of [undefined, 'open', 'unfinished'] as const)
        for (const sort of ['queue', 'newest', 'oldest'] as const) {
          const expected = rows
            .filter((row) => priority === undefined || row.priority === priority)
            .filter((row) => (state === 'unfinished' ? !isClosed(row.state) : !state || row.state === state))
            .sort(sort === 'queue' ? byQueue : byAge);
          if (sort === 'newest') expected.reverse();
          const asked = {
            sort,
            ...(priority !== undefined && { priority: String(priority) }),
            ...(state !== undefined && { state }),
          };
          expect(await walk(manager, asked), JSON.stringify(asked)).toEqual(idsOf(expected));
        }
  });

  it('shows a person of one region that region alone', async () => {
    const local = await rooms.person('agent', 'A07', { regions: ['CN-11'] });
    const expected = rows.filter(({ state, region }) => !isClosed(state) && region === 'CN-11').sort(byQueue);
    expect(await walk(local, { state: 'unfinished' })).toEqual(idsOf(expected));
  });

  it('refuses a cursor that another list gave', async () => {
    const manager = await rooms.person('manager', 'M01');
    const query = caseListQuerySchema.parse({ sort: 'newest', limit: '7' });
    const { pageInfo } = await listCases(rooms.db.read, manager, query);
    const cursor = pageInfo.nextCursor ?? '';
    await expect(
      listCases(rooms.db.read, manager, { ...query, sort: 'queue', cursor }),
    ).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
