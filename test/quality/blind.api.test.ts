import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseDetail, MyWork } from '../../server/contract/cases.ts';
import type { PhoneSearchAnswer } from '../../server/contract/account-page.ts';
import { type Desk, SECRETS, seat } from '../cases/insider-desk.ts';
import { knowAccount, OLD } from '../phones/phone-desk.ts';
import { passTime } from '../recoveries/recovery-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';
import { closeCase, DECIDERS_NOTE, draw, judge, readAs, seatTeams } from './quality-desk.ts';

const ACCOUNT = '100200300';
const AGREED = { type: 'reject', reason: 'suspected_fraud' };

describeOnEachDatabase('A blind review', (open) => {
  let server: ComposedServer;
  let platform: WebhookReceiver;
  let people: Awaited<ReturnType<typeof seatTeams>>;
  let hidden: number;
  let id: number;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    platform = await startWebhookReceiver();
    people = await seatTeams(server, platform);
    hidden = await closeCase(server, people.agent, ACCOUNT);
    [id = 0] = await draw(server);
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
  });

  /** Every address a member of staff can read or act by, filled in for the reviewed case and its account. */
  const addresses = () =>
    server.composed.routes
      .filter(({ permission }) => permission.by === 'ability' || permission.by === 'session')
      // To sign out would end the search.
      .filter(({ path }) => path !== '/api/session')
      .map(({ method, path }) => ({
        method,
        path: path
          .replace('/api/accounts/:id', `/api/accounts/${ACCOUNT}`)
          .replace(':accountId', ACCOUNT)
          .replaceAll(/:\w+/g, String(hidden)),
      }));
  const decisionOf = async (caseId: number) => {
    const row = await server.deps.db.read<CaseRecord>('cases').where({ id: caseId }).first();
    return row?.decision_id ?? '';
  };

  it('reaches the reviewed decision by no address while it is open, nor before the verdict stands', async () => {
    const { reviewer } = people;
    const told = [DECIDERS_NOTE, await decisionOf(hidden), 'AGENT-NORTH', `"id":${hidden},`, `"${ACCOUNT}"`];
    const lookEverywhere = async (desk: Desk) => {
      const found: string[] = [];
      const searched = [
        ...addresses(),
        ...['queue', 'newest', 'oldest'].map((sort) => ({ method: 'get', path: `/api/cases?sort=${sort}` })),
        { method: 'get', path: `/api/cases?accountId=${ACCOUNT}&state=resolved` },
        { method: 'get', path: `/api/cases/${id}` },
      ];
      for (const { method, path } of searched) {
        const answer =
          method === 'get'
            ? await desk.get(path)
            : await desk.post(
                path,
                {
                  version: 6,
                  verdict: 'approve',
                  field: 'phone',
                  reason: 'looking',
                  text: 'x',
                  to: 'AGENT-NORTH',
                },
                method.toUpperCase(),
              );
        const text = JSON.stringify(answer.body);
        // What was asked for is repeated in a problem's place of origin; that tells nothing.
        const said = text.replaceAll(path, '');
        for (const word of told) if (said.includes(word)) found.push(`${method} ${path}: ${word}`);
      }
      return found;
    };
    // Somebody who may see it does find it by these very addresses: the search is no idle one.
    expect(await lookEverywhere(await seat(server, 'senior', { team: 'east' }))).not.toEqual([]);
    expect((await reviewer.next({ kind: 'quality_review' })).body).toEqual({ id });
    expect(await lookEverywhere(reviewer)).toEqual([]);
    expect((await judge(reviewer, id, AGREED)).status).toBe(200);
    expect((await readAs(reviewer, id)).review?.comparison).toBeNull();
    expect(await lookEverywhere(reviewer)).toEqual([]);
    await passTime(server, 31_000);
    expect((await readAs(reviewer, hidden)).id).toBe(hidden);
  }, 60_000);

  it('is told of no open case of the account by a search for its number', async () => {
    const { reviewer } = people;
    await knowAccount(server, ACCOUNT, OLD);
    const caller = { accountId: ACCOUNT, kind: 'phone_change', reason: 'called' };
    const other = await seat(server, 'agent', { team: 'east' });
    expect((await other.post('/api/cases', caller)).status).toBe(201);
    const found = async (desk: Desk) => {
      const answer = await desk.post('/api/phones/search', { phone: OLD, reason: 'caller asks' });
      return (answer.body as PhoneSearchAnswer).data.map(({ accountId, openCases }) => [
        accountId,
        openCases.length,
      ]);
    };
    expect((await reviewer.next({ kind: 'quality_review' })).status).toBe(200);
    expect(await found(reviewer)).toEqual([[ACCOUNT, 0]]);
    expect(await found(other)).toEqual([[ACCOUNT, 1]]);
  });

  it('shows what the decider saw when they decided, masked, and nothing that came later', async () => {
    const before = await readAs(people.manager, hidden);
    await server.ingest([
      {
        id: 'evt_later',
        accountId: ACCOUNT,
        flow: 'identity_strengthening',
        step: 'verdict',
        outcome: 'passed',
        occurredAt: new Date(server.deps.clock()).toISOString(),
      },
    ]);
    await people.reviewer.next({ kind: 'quality_review' });
    const shown = await readAs(people.reviewer, id);
    expect(shown.sentence).toEqual(before.sentence);
    expect(shown.events.map((event) => event.id)).toEqual(before.events.map((event) => event.id));
    expect(shown.journey?.outcome).toBe('open');
    expect(shown.account).toMatchObject({ accountId: '••••', phone: '138****5678', revealable: [] });
    expect(shown).toMatchObject({ decision: null, related: { cases: [], accounts: [] } });
    const text = JSON.stringify(shown);
    // The tests' event ids have the number in them; those of a platform do not.
    for (const secret of [...Object.values(SECRETS), `"${ACCOUNT}"`]) expect(text).not.toContain(secret);
  });

  it('takes a verdict, shows the comparison once it stands, and tells the platform nothing', async () => {
    const { reviewer } = people;
    const commands = platform.received.length;
    await reviewer.next({ kind: 'quality_review' });
    expect((await judge(reviewer, id, { ...AGREED, type: 'no_such_way' })).code).toBe('decision_unknown');
    expect((await judge(reviewer, id, { ...AGREED, reason: 'no_such_reason' })).code).toBe('invalid_request');
    const wrong = { ...AGREED, params: { evidence: 'face' } };
    expect((await reviewer.act(id, 'decisions', wrong)).code).toBe('invalid_request');
    expect((await judge(reviewer, id, { type: 'escalate', reason: 'other' })).status).toBe(200);
    // Nobody is told yet, so a slip can be taken back.
    expect((await reviewer.act(id, 'undo')).status).toBe(200);
    expect((await judge(reviewer, id, { type: 'offer_recovery', reason: 'other' })).code).toBe(
      'decision_unknown',
    );
    expect((await judge(reviewer, id, { type: 'restart_from', reason: 'other' })).status).toBe(200);
    await passTime(server, 31_000);
    await server.runJob('commands');
    expect(platform.received.length).toBe(commands);
    expect(await readAs(reviewer, id)).toMatchObject({
      state: 'resolved',
      review: {
        kind: 'stuck_verification',
        comparison: {
          caseId: hidden,
          agrees: false,
          decision: { ...AGREED, approved: false },
          verdict: { type: 'restart_from', reason: 'other', harm: false },
        },
      },
    });
  });

  it('is dealt to a senior of another team who never had to do with the case, and to nobody else', async () => {
    const dealt = async (desk: Desk) => (await desk.next({ kind: 'quality_review' })).status === 200;
    const own = await seat(server, 'senior', { team: 'south', ownAccounts: [ACCOUNT] });
    const looked = await seat(server, 'senior', { team: 'south' });
    await looked.get(`/api/cases/${hidden}`);
    await server.composed.intake.views.flush();
    const searched = await seat(server, 'senior', { team: 'south' });
    await searched.post('/api/accounts/search', { accountId: ACCOUNT, reason: 'curious' });
    const strangers = [
      people.agent,
      people.senior,
      await seat(server, 'agent', { team: 'south' }),
      await seat(server, 'senior'),
      own,
      looked,
      searched,
    ];
    for (const desk of strangers) expect(await dealt(desk), desk.code).toBe(false);
    expect(await dealt(people.reviewer)).toBe(true);
  });

  it('comes from the queue alone: it is not listed, claimed, assigned, handed over or opened by choice', async () => {
    const { manager, reviewer } = people;
    const listed = (await reviewer.get('/api/cases?kind=quality_review')).body as { data: CaseDetail[] };
    expect(listed.data).toEqual([]);
    expect((await reviewer.get(`/api/cases/${id}`)).status).toBe(404);
    const { next } = (await reviewer.get('/api/work?kind=quality_review')).body as MyWork;
    expect(next).toMatchObject({ id, accountId: '', flow: null, short: null });
    expect((await reviewer.act(id, 'claim')).status).toBe(404);
    expect((await manager.act(id, 'assign', { to: 'SENIOR-SOUTH' })).code).toBe('nobody_to_give');
    const asked = { accountId: ACCOUNT, kind: 'quality_review', reason: 'please' };
    expect((await reviewer.post('/api/cases', asked)).code).toBe('request_kind_unknown');
    await reviewer.next({ kind: 'quality_review' });
    const other = await seat(server, 'senior', { team: 'east' });
    expect((await reviewer.act(id, 'hand-over', { to: other.code })).code).toBe('nobody_to_give');
    expect((await other.get(`/api/cases/${id}`)).status).toBe(404);
  });

  it('ends when nobody takes it in time, and then hides nothing', async () => {
    await passTime(server, 15 * 86_400_000);
    const row = await server.deps.db.read<CaseRecord>('cases').where({ id }).first();
    expect(row?.state).toBe('ended');
  });
});
