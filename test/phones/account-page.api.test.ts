import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AccountPage, PhoneSearchAnswer } from '../../server/contract/account-page.ts';
import { buildLoop } from '../support/build-rooms.ts';
import { seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  boundTo,
  DAY,
  iso,
  knowAccount,
  NEW,
  OLD,
  openChange,
  OTHER,
  OWNER,
  story,
  tellCarrier,
} from './phone-desk.ts';

describeOnEachDatabase('The page of an account', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowAccount(server, OWNER, OLD);
  });
  afterEach(() => server.close());

  it('shows bindings over time, masked, with whose the number was before', async () => {
    await knowAccount(server, OTHER, OLD, { phoneVerifiedAt: iso(server.deps.clock()) });
    await knowAccount(server, OWNER, NEW);
    const page = await pageOf(OWNER);
    expect(
      page.bindings.map(({ number, isCurrent, holdsNumber }) => [number, isCurrent, holdsNumber]),
    ).toEqual([
      ['139****1111', true, true],
      ['138****5678', false, false],
    ]);
    expect(page.bindings[1]?.releaseReason).toBe('taken_over');
    expect(page.current?.uses).toEqual(['sign_in', 'recovery', 'notice']);
    expect(page.sameNumber.accounts.map(({ accountId }) => accountId)).toEqual([OTHER]);
    expect(JSON.stringify(page)).not.toContain('13812345678');
  });

  it('does not give a number back to who lost it, however often the platform repeats what was', async () => {
    await knowAccount(server, OTHER, OLD, { phoneVerifiedAt: iso(server.deps.clock()) });
    await knowAccount(server, OWNER, OLD);
    expect([await boundTo(server, OWNER), await boundTo(server, OTHER)]).toEqual([null, OLD]);
  });

  it('says what carriers say, and that a reassigned number serves for nothing', async () => {
    const when = iso(server.deps.clock() - 30 * DAY);
    await tellCarrier(server, OWNER, {
      reassigned: 'yes',
      referenceDate: when,
      latestSimChange: null,
      monitoredDays: 120,
    });
    const { current, preconditions } = await pageOf(OWNER);
    expect(current?.carrier).toMatchObject({
      reassigned: 'yes',
      referenceDate: when,
      latestSimChange: null,
      monitoredDays: 120,
    });
    expect(current?.uses).toEqual([]);
    expect(preconditions.change.find(({ name }) => name === 'not_reassigned')?.verdict).toBe('warn');
  });

  it('lists open cases, and journeys page by page', async () => {
    await server.ingest(buildLoop(OWNER, server.deps.clock(), 2));
    const page = await pageOf(OWNER);
    expect(page.openCases).toMatchObject([{ kind: 'stuck_verification', state: 'open', visible: true }]);
    const manager = await seat(server, 'manager');
    const first = (await manager.get(`/api/accounts/${OWNER}/journeys?limit=1`)).body;
    expect(first).toMatchObject({
      data: [{ flow: 'identity_strengthening', stuck: true, outcome: 'open', caseId: page.openCases[0]?.id }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('is for those who were given one of its cases; to others it does not exist', async () => {
    const [agent, admin] = [await seat(server, 'agent'), await seat(server, 'admin')];
    expect((await agent.get(`/api/accounts/${OWNER}`)).code).toBe('not_found');
    expect((await agent.get(`/api/accounts/${OWNER}/journeys`)).code).toBe('not_found');
    expect((await admin.get(`/api/accounts/${OWNER}`)).code).toBe('forbidden');
    await openChange(server);
    await agent.next();
    expect((await agent.get(`/api/accounts/${OWNER}`)).status).toBe(200);
    const far = await seat(server, 'manager', { regions: ['CN-11'] });
    expect((await far.get(`/api/accounts/${OWNER}`)).code).toBe('not_found');
    expect((await far.get('/api/accounts/nobody')).code).toBe('not_found');
  });

  it('and its view is on record', async () => {
    await pageOf(OWNER);
    await server.composed.intake.views.flush();
    const views = await server.deps.db.read('audit_entries').where({ action: 'account.view' });
    expect(views).toMatchObject([{ subject_id: OWNER }]);
  });

  async function pageOf(accountId: string): Promise<AccountPage> {
    const manager = await seat(server, 'manager');
    const answer = await manager.get(`/api/accounts/${accountId}`);
    expect(answer.status).toBe(200);
    return answer.body as AccountPage;
  }
});

describeOnEachDatabase('A search by phone number', (open) => {
  let server: ComposedServer;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowAccount(server, OWNER, OLD);
  });
  afterEach(() => server.close());

  it('finds who holds the number and who had it, however it is typed, and is on record without it', async () => {
    await knowAccount(server, OWNER, NEW);
    await knowAccount(server, OTHER, OLD, { phoneVerifiedAt: iso(server.deps.clock()) });
    const agent = await seat(server, 'agent');
    const answer = await agent.post('/api/phones/search', { phone: ' 138 1234-5678', reason: 'caller asks' });
    const { number, data } = answer.body as PhoneSearchAnswer;
    expect(number).toBe('138****5678');
    expect(data.map(({ accountId, holdsNumber }) => [accountId, holdsNumber])).toEqual([
      [OTHER, true],
      [OWNER, false],
    ]);
    const entries = await server.deps.db.read('audit_entries').where({ action: 'phone.search' });
    expect(entries.map((entry: { account_id: string }) => entry.account_id).toSorted()).toEqual(
      [OTHER, OWNER].toSorted(),
    );
    expect(JSON.stringify(entries)).not.toContain('13812345678');
  });

  it('bars the searcher from acting on what was found', async () => {
    const agent = await seat(server, 'agent');
    await agent.post('/api/phones/search', { phone: OLD, reason: 'caller asks' });
    const id = await openChange(server);
    expect((await agent.next()).code).toBe('no_next_case');
    const other = await seat(server, 'agent');
    await other.next();
    expect((await story(server, id)).canSetNumber).toBe(true);
  });

  it('refuses bad numbers by name, and those who may not search', async () => {
    const [agent, manager] = [await seat(server, 'agent'), await seat(server, 'manager')];
    const search = (phone: string) => agent.post('/api/phones/search', { phone, reason: 'caller asks' });
    expect((await search('010-62345678')).code).toBe('phone_landline');
    expect((await search('144012345678 9')).code).toBe('phone_iot');
    expect((await search('nonsense')).code).toBe('phone_invalid');
    expect((await agent.post('/api/phones/search', { phone: OLD })).code).toBe('invalid_request');
    expect((await manager.post('/api/phones/search', { phone: OLD, reason: 'I want to' })).code).toBe(
      'forbidden',
    );
  });
});
