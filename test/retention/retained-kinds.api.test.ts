import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createAuditSealer } from '../../server/audit/audit-sealer.ts';
import { type CheckpointSigner, loadCheckpointSigner } from '../../server/audit/audit-signer.ts';
import { checkpointFile, readCheckpoints } from '../../server/audit/checkpoint-file.ts';
import { listAudit } from '../../server/audit/list-audit.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { noteCase } from '../../server/cases/annotate-case.ts';
import { auditListQuerySchema } from '../../server/contract/audit-entries.ts';
import { type Settings, settingsSchema } from '../../server/contract/settings.ts';
import { destroyDue } from '../../server/retention/destroy-due.ts';
import { placeHold } from '../../server/retention/holds.ts';
import type { RetentionDeps } from '../../server/retention/retention-deps.ts';
import { buildLoop, buildPlatformEvents, buildRooms, NOON, type TestRooms } from '../support/build-rooms.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { listRollups } from '../support/list-rollups.ts';

const DAY = 86_400_000;
const KEPT: Partial<Settings> = { keepEventsDays: 60, keepNotesDays: 200, keepExportsDays: 200 };

describeOnEachDatabase('each kind of data', (open) => {
  const dir = mkdtempSync(join(tmpdir(), 'unloop-kinds-'));
  let rooms: TestRooms;
  let signer: CheckpointSigner;
  let deps: RetentionDeps;
  beforeEach(async () => {
    rooms = await buildRooms(await open());
    signer = loadCheckpointSigner(dir);
    const settings = settingsSchema.parse(KEPT);
    deps = { db: rooms.db, clock: rooms.clock, signer, settings: () => Promise.resolve(settings) };
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const destroyed = async () =>
    (await destroyDue(deps, rooms.clock())).flatMap((certificate) => certificate.destroyed);
  const eventsOf = (account_id: string) =>
    rooms.db.read('events').where({ account_id }).orderBy('id').pluck('id') as unknown as Promise<string[]>;
  const journeysOf = (account_id: string) =>
    rooms.db.read('journeys').where({ account_id }).orderBy('started_at').select('id', 'state', 'is_tail');
  const passed = (account: string, daysAgo: number) => [
    ...buildLoop(account, NOON - daysAgo * DAY - 60_000, 2),
    ...buildPlatformEvents(account, NOON - daysAgo * DAY, ['verdict passed']),
  ];
  const figures = () => listRollups(rooms.db.read, 'cell_hour');

  test('goes in its time: events with their journey, while journeys and figures stay', async () => {
    const [old, young] = [passed('1', 100), passed('3', 10)];
    await rooms.send([...old, ...buildLoop('2', NOON - 5 * DAY, 2), ...young]);
    const before = [await journeysOf('1'), await figures()];
    expect(before[1]).not.toEqual([]);
    const lines = await destroyed();
    const ids = old.map(({ id }) => `${id}\n`).toSorted();
    const idsSha256 = createHash('sha256').update(ids.join('')).digest('hex');
    expect(lines).toMatchObject([{ type: 'events', rows: old.length, held: 0, idsSha256 }]);
    expect(await eventsOf('1')).toEqual([]);
    expect(await eventsOf('2')).toHaveLength(9);
    expect(await eventsOf('3')).toHaveLength(young.length);
    expect([await journeysOf('1'), await figures()]).toEqual(before);
    expect(await destroyed()).toEqual([]);
  });

  test('stays while its journey may go on, or its case is open', async () => {
    await rooms.send(buildLoop('1', NOON - 70 * DAY, 1));
    expect(await destroyed()).toEqual([]);
    await rooms.send(passed('2', 100));
    await rooms.db.write((tx) => tx('cases').where({ account_id: '2' }).update({ state: 'open' }));
    expect(await destroyed()).toEqual([]);
    rooms.wait(25 * DAY);
    expect(await destroyed()).toMatchObject([{ type: 'events', rows: 5 }]);
    expect(await eventsOf('1')).toEqual([]);
  });

  test('stays under a hold on its account, or on a time that its journey touches', async () => {
    await rooms.send([...passed('1', 100), ...passed('2', 120), ...passed('3', 140)]);
    const auditor = await rooms.person('auditor', 'U01');
    await placeHold(deps, auditor, { accountId: '1', reason: 'court order 7' });
    const [from, to] = [121, 119].map((days) => new Date(NOON - days * DAY).toISOString());
    await placeHold(deps, auditor, { from, to, reason: 'inquiry' } as Parameters<typeof placeHold>[2]);
    expect(await destroyed()).toMatchObject([{ type: 'events', rows: 10, held: 2 }]);
    expect(await eventsOf('1')).toHaveLength(10);
    expect(await eventsOf('2')).toHaveLength(10);
    expect(await eventsOf('3')).toEqual([]);
  });

  test('leaves a journey as it was, whatever comes late afterwards', async () => {
    await rooms.send(passed('1', 100));
    const [first] = await journeysOf('1');
    await destroyed();
    await rooms.send(passed('1', 40));
    const late = buildPlatformEvents('1', NOON - 59 * DAY, ['id_info entered', 'verdict passed']);
    await rooms.send(late);
    expect(await journeysOf('1')).toMatchObject([{ ...first, is_tail: 0 }, { is_tail: 0 }, { is_tail: 1 }]);
    // Only somebody who lengthened the time again lets this one in.
    const within = buildPlatformEvents('1', NOON - 100 * DAY - 30_000, ['id_info entered']);
    expect(await rooms.send(within)).toMatchObject([{ status: 'accepted' }]);
    expect(await journeysOf('1')).toMatchObject([{ ...first, is_tail: 0 }, {}, { is_tail: 1 }]);
  });

  test('goes in its time: notes of closed cases with the words that found them; the record stays whole', async () => {
    await rooms.send(buildLoop('1', NOON - DAY, 2));
    const [{ id } = { id: 0 }] = (await rooms.db.read('cases').select('id')) as { id: number }[];
    const agent = await rooms.person('agent', 'A01');
    await rooms.db.write((tx) =>
      tx('cases').where({ id }).update({ state: 'claimed', assignee_id: agent.staff.id }),
    );
    await noteCase({ ...rooms } as unknown as Parameters<typeof noteCase>[0], agent, id, '人脸多次失败');
    const { ability } = await rooms.person('auditor', 'U01');
    const found = async () =>
      (await listAudit(rooms.db.read, ability, auditListQuerySchema.parse({ text: '人脸', limit: 9 }))).data;
    expect(await found()).toMatchObject([{ action: 'case.noted' }]);
    rooms.wait(150 * DAY);
    await rooms.db.write((tx) =>
      tx('cases').where({ id }).update({ state: 'resolved', closed_at: rooms.clock() }),
    );
    rooms.wait(199 * DAY);
    expect((await destroyed()).map(({ type }) => type)).toEqual(['events']);
    rooms.wait(2 * DAY);
    expect(await destroyed()).toMatchObject([{ type: 'notes', rows: 1 }]);
    expect(await rooms.db.read('case_notes')).toEqual([]);
    expect(await found()).toEqual([]);
    await createAuditSealer(rooms.db, signer, dir).finish(rooms.clock());
    const { checkpoints } = readCheckpoints(checkpointFile(dir));
    const last = checkpoints.slice(-1);
    expect(await verifyAudit(rooms.db, { verifier: signer, checkpoints: last })).toMatchObject({
      whole: true,
    });
  });

  test('goes in its time: exports that are over, but not one whose files still lie there', async () => {
    const row = (id: number, state: string, daysAgo: number, account: string | null = null) => ({
      id,
      dataset: 'audit',
      request: '{}',
      state,
      unmasked: 0,
      staff_id: 'u',
      session_id: '',
      account_id: account,
      created_at: NOON - daysAgo * DAY,
      progress: '{}',
    });
    await rooms.db.write((tx) =>
      tx('exports').insert([
        row(1, 'expired', 201),
        row(2, 'done', 201),
        row(3, 'refused', 199),
        row(4, 'failed', 300, '7'),
      ]),
    );
    const auditor = await rooms.person('auditor', 'U01');
    await placeHold(deps, auditor, { accountId: '7', reason: 'court order 7' });
    expect(await destroyed()).toMatchObject([{ type: 'exports', rows: 1, held: 1 }]);
    expect(await rooms.db.read('exports').orderBy('id').pluck('id')).toEqual([2, 3, 4]);
  });
});
