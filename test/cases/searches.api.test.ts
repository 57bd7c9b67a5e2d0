import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Staff } from '../../server/contract/staff.ts';
import { searchLog } from '../../server/cases/search-log.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { buildActor } from '../support/build-actor.ts';
import { openStuckCase, seat } from './insider-desk.ts';

describeOnEachDatabase('Many who search at once', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await openStuckCase(server, '100');
  });
  afterEach(() => server.close());

  it('are each on record before they are answered, and each barred', async () => {
    const desks = await Promise.all(Array.from({ length: 4 }, () => seat(server, 'agent')));
    const onRecord = async (code: string) =>
      (await server.deps.db.read('audit_entries').where({ action: 'account.search', actor: code })).length;
    const found = await Promise.all(
      desks.flatMap((desk) =>
        Array.from({ length: 3 }, async (_, index) => {
          const search = { accountId: '100', reason: `call ${index}` };
          const answer = await desk.post('/api/accounts/search', search);
          return [answer.status, (await onRecord(desk.code)) > 0];
        }),
      ),
    );
    expect(found).toEqual(Array.from({ length: 12 }, () => [200, true]));
    expect(await Promise.all(desks.map(({ code }) => onRecord(code)))).toEqual([3, 3, 3, 3]);
    expect(await server.deps.db.read('account_searches')).toHaveLength(4);
    for (const desk of desks) expect(await desk.next()).toMatchObject({ code: 'no_next_case' });
  });

  it('are told when theirs could not be written, and only they', async () => {
    const { db } = server.deps;
    let failures = 2;
    const record = searchLog({
      ...db,
      write: (work) => ((failures -= 1) < 0 ? db.write(work) : Promise.reject(new Error('disk full'))),
    });
    await seat(server, 'agent');
    const staff = await db.read<Staff>('staff').where({ role: 'agent' }).first('id');
    const actor = buildActor('agent', staff);
    const searches = ['first', 'beside it', 'and another'].map((reason) =>
      record({
        at: server.deps.clock(),
        actor,
        found: ['100'],
        entry: { action: 'account.search', subject: 'account', subjectId: '100', reason },
      }),
    );
    const told = await Promise.allSettled(searches);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    const kept = await db.read('audit_entries').where({ action: 'account.search' });
    expect(kept.map(({ reason }: { reason: string }) => reason).toSorted()).toEqual([
      'and another',
      'beside it',
    ]);
  });
});
