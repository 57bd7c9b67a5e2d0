import type { CaseRecord } from '../../db/tables.ts';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { type Desk, openStuckCase, pointWebhook, seat } from '../cases/insider-desk.ts';
import { passTime } from '../recoveries/recovery-desk.ts';
import type { ComposedServer } from '../support/composed-server.ts';
import type { Answer } from '../support/test-server.ts';
import type { WebhookReceiver } from '../support/webhook-receiver.ts';

/** Words of the decider that stand nowhere else. */
export const DECIDERS_NOTE = 'unmistakable words of whoever decided';
/** Every closed case is reviewed, and two reviews make a figure. */
export const EVERYTHING = {
  approvalShare: 1,
  otherShare: 1,
  riskWeight: 0,
  mostPerDay: 1_000,
  minimumReviews: 2,
};

/** People of two teams, a platform that takes commands, and settings that draw every case. */
export async function seatTeams(
  server: ComposedServer,
  platform: WebhookReceiver,
  quality: object = EVERYTHING,
) {
  await pointWebhook(server, platform.address);
  const admin = await seat(server, 'admin');
  const set = await admin.post('/api/settings', { quality }, 'PUT');
  if (set.status !== 200) throw new Error(JSON.stringify(set.body));
  return {
    agent: await seat(server, 'agent', { team: 'north', code: 'AGENT-NORTH' }),
    senior: await seat(server, 'senior', { team: 'north', code: 'SENIOR-NORTH' }),
    reviewer: await seat(server, 'senior', { team: 'south', code: 'SENIOR-SOUTH' }),
    manager: await seat(server, 'manager', { code: 'MANAGER' }),
  };
}

/** A stuck case that the agent rejects, and whose decision the platform took. */
export async function closeCase(
  server: ComposedServer,
  agent: Desk,
  accountId: string,
  decision: object = { type: 'reject', params: {}, reason: 'suspected_fraud' },
): Promise<number> {
  const id = await openStuckCase(server, accountId);
  await agent.next({ kind: 'stuck_verification' });
  const decided = await agent.act(id, 'decisions', { note: DECIDERS_NOTE, ...decision });
  if (decided.status !== 200) throw new Error(JSON.stringify(decided.body));
  await passTime(server, 31_000);
  await deliver(server, id);
  return id;
}

/** A report of theft that two people of one team put aside. */
export async function dismissReport(
  server: ComposedServer,
  { agent, senior }: { agent: Desk; senior: Desk },
  accountId: string,
): Promise<number> {
  const asked = await server.platform('/api/platform/v1/requests', {
    id: `report_${accountId}`,
    kind: 'hijack_report',
    accountId,
    openedAt: new Date(server.deps.clock()).toISOString(),
    params: {},
  });
  const { caseId: id } = asked.body as { caseId: number };
  await agent.next({ kind: 'hijack_report' });
  await agent.act(id, 'decisions', { type: 'dismiss', params: {}, reason: 'other', note: DECIDERS_NOTE });
  await passTime(server, 31_000);
  const approved = await senior.act(id, 'approval', { verdict: 'approve' });
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body));
  return id;
}

/** Draws, and answers the numbers of all reviews so far. */
export async function draw(server: ComposedServer): Promise<number[]> {
  await server.runJob('blind reviews');
  const rows = await server.deps.db
    .read<CaseRecord>('cases')
    .where({ kind: 'quality_review' })
    .orderBy('id')
    .select('id');
  return rows.map(({ id }) => id);
}

/** Takes the next review from the queue and says what they would have decided; it stands once the time to undo is over. */
export async function review(
  server: ComposedServer,
  reviewer: Desk,
  verdict: { type: string; reason: string; harm?: boolean },
): Promise<number> {
  const next = await reviewer.next({ kind: 'quality_review' });
  if (next.status !== 200) throw new Error(JSON.stringify(next.body));
  const { id } = next.body as { id: number };
  const said = await judge(reviewer, id, verdict);
  if (said.status !== 200) throw new Error(JSON.stringify(said.body));
  await passTime(server, 31_000);
  return id;
}

export function judge(
  reviewer: Desk,
  id: number,
  { type, reason, harm = false }: { type: string; reason: string; harm?: boolean },
): Promise<Answer> {
  return reviewer.act(id, 'decisions', { type, reason, params: { harm } });
}

export async function readAs(desk: Desk, id: number): Promise<CaseDetail> {
  return (await desk.get(`/api/cases/${id}`)).body as CaseDetail;
}

async function deliver(server: ComposedServer, id: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await server.runJob('commands');
    const row = await server.deps.db.read<CaseRecord>('cases').where({ id }).first();
    if (row?.closed_at !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`case ${id} does not close`);
}
