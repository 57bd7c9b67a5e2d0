import { afterEach, beforeEach, expect, it } from 'vitest';
import { seat } from '../cases/insider-desk.ts';
import { knowPeople, OWNER, restore, restored } from '../recoveries/recovery-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { boundTo, openPhone, story } from './phone-desk.ts';

describeOnEachDatabase('The phone of a recovered account', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
  });
  afterEach(() => server.close());

  it('is the one that the recovery brought, stays for the probation, and is the one before once it is reversed', async () => {
    const before = await boundTo(server, OWNER);
    await restore(server, await seat(server, 'agent'), await seat(server, 'senior'));
    expect(await boundTo(server, OWNER)).toBe('+8613900001111');
    const change = await openPhone(server, 'phone_change', {}, { id: 'req_1', accountId: OWNER });
    const { preconditions } = await story(server, change);
    expect(preconditions.find(({ name }) => name === 'not_on_probation')).toMatchObject({
      verdict: 'fail',
      remedies: ['wait_until'],
    });
    await server.ingest([restored(server, 'rec_1', { outcome: 'cancelled' })]);
    expect(await boundTo(server, OWNER)).toBe(before);
  });
});
