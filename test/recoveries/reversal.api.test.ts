import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { type Desk, pointWebhook, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';
import { knowPeople, OWNER, passTime, report, restore, restored, stateOf } from './recovery-desk.ts';

const DAY = 86_400_000;
/** Several commands go out one after another, and the machine may be busy. */
const PATIENT = { timeout: 15_000 };
const REVERSE = { type: 'reverse', params: {}, reason: 'suspected_fraud' };

describeOnEachDatabase('A recovery that went to the wrong person', (open) => {
  let server: ComposedServer;
  let [agent, senior] = [] as unknown as [Desk, Desk];
  let id: number;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    await knowPeople(server);
    [agent, senior] = [await seat(server, 'agent'), await seat(server, 'senior')];
    id = await restore(server, agent, senior);
  });
  afterEach(() => server.close());

  const read = async (caseId: number) =>
    (await (await seat(server, 'manager')).get(`/api/cases/${caseId}`)).body as CaseDetail;
  const reversals = () => server.deps.db.read('outbox').where({ type: 'recovery.reverse' });
  /** Somebody proposes the reversal on a report; it then waits for the second person. */
  async function proposeReversal(reportId: number, desk?: Desk) {
    const proposer = desk ?? (await seat(server, 'agent'));
    await proposer.next({ kind: 'hijack_report' });
    const answer = await proposer.act(reportId, 'decisions', REVERSE);
    await passTime(server, 31_000);
    return answer;
  }

  it('is reversed by two people: the platform restores what was before, and both pages say so', async () => {
    const platform = await startWebhookReceiver();
    await pointWebhook(server, platform.address);
    const reportId = await report(server);
    expect(await read(reportId)).toMatchObject({
      sentence: [
        { key: 'sentence.reported' },
        { key: 'sentence.restoredLately', params: { caseId: id, days: 0 } },
      ],
      recovery: { counted: 3, reversedAt: null },
    });
    expect((await proposeReversal(reportId)).status).toBe(200);
    expect(await reversals()).toEqual([]);
    const second = await seat(server, 'senior');
    expect((await second.act(reportId, 'approval', { verdict: 'approve' })).status).toBe(200);
    await expect
      .poll(async () => {
        await server.runJob('commands');
        return platform.received.map(({ command }) => command.type);
      }, PATIENT)
      .toContain('recovery.reverse');
    const command = platform.received.find(({ command: one }) => one.type === 'recovery.reverse')?.command;
    expect(command).toMatchObject({
      accountId: OWNER,
      params: { requestId: 'rec_1', bind: 'prior_phone', state: 'normal' },
    });
    expect(await stateOf(server, reportId)).toBe('applying');
    const commandId = command?.id ?? '';
    await server.ingest([restored(server, 'rec_1', { id: 'reversed', outcome: 'cancelled', commandId })]);
    expect(await stateOf(server, reportId)).toBe('resolved');
    const after = await read(id);
    expect(after.recovery).toMatchObject({ reverseCaseId: reportId, reversedAt: expect.any(String) });
    expect(after.sentence[0]).toMatchObject({ key: 'sentence.reversed' });
    expect(after.timeline.map(({ action }) => action)).toContain('reversed');
    expect(after.recovery?.notices.at(-1)).toMatchObject({ moment: 'reversed' });
    await platform.close();
  });

  it('is not reversed by one person, nor approved by anybody who let the recovery through', async () => {
    const reportId = await report(server);
    const proposer = await seat(server, 'senior');
    await proposeReversal(reportId, proposer);
    const again = await seat(server, 'senior', { code: proposer.code });
    const approve = { verdict: 'approve' };
    expect((await again.act(reportId, 'approval', approve)).code).toBe('second_person_required');
    const approver = await seat(server, 'senior', { code: senior.code });
    expect((await approver.act(reportId, 'approval', approve)).code).toBe('second_person_required');
    const seen = (await approver.get(`/api/cases/${reportId}`)).body as CaseDetail;
    expect(seen.can).toMatchObject({ approve: false, whyNot: 'second_person_required' });
    expect(await reversals()).toEqual([]);
  });

  it('is reversed once: of two approvals at the same moment one holds, and no other report can have it again', async () => {
    const [first, other] = [await report(server), await report(server, 'report_2')];
    await proposeReversal(first);
    await proposeReversal(other);
    const [one, two] = [await seat(server, 'senior'), await seat(server, 'senior')];
    const approve = { verdict: 'approve' };
    const both = await Promise.all([
      one.act(first, 'approval', approve),
      two.act(other, 'approval', approve),
    ]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.code).toBe('already_reversed');
    expect(await reversals()).toHaveLength(1);
    const third = await report(server, 'report_3');
    expect((await proposeReversal(third)).code).toBe('already_reversed');
  });

  it('is not reversed on an account that nobody gave back', async () => {
    const stranger = await report(server, 'report_2', '4452');
    expect((await proposeReversal(stranger)).code).toBe('nothing_to_reverse');
  });

  it('is not reversed after its window', async () => {
    await passTime(server, 31 * DAY);
    expect((await proposeReversal(await report(server))).code).toBe('reversal_over');
  });
});
