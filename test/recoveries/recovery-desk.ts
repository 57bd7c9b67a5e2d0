import type { CaseRecord } from '../../db/tables.ts';
import type { PlatformEvent } from '../../server/contract/event-format.ts';
import type { ComposedServer } from '../support/composed-server.ts';
import { type Answer, TEST_NOW } from '../support/test-server.ts';
import type { Desk } from '../cases/insider-desk.ts';

export const OWNER = '100200300';
export const FRIENDS = ['4452', '4453', '4454', '4455', '4456'];
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

let sent = 0;

/** An owner and five friends of ten years, all in good standing; the owner has a phone and two trusted devices. */
export async function knowPeople(server: ComposedServer): Promise<void> {
  const long = ago(3_650);
  const accounts = [OWNER, ...FRIENDS].map((accountId, index) => ({
    accountId,
    state: 'normal',
    registeredAt: long,
    region: 'CN-44',
    phone: `+86138123456${String(index).padStart(2, '0')}`,
    phoneState: 'verified',
  }));
  await expectOk(server.platform('/api/platform/v1/accounts', accounts));
  await befriend(server, OWNER, FRIENDS, long);
  const device = (deviceId: string) => ({ kind: 'trusted_device', accountId: OWNER, deviceId, since: long });
  await expectOk(server.platform('/api/platform/v1/relations', [device('old_1'), device('old_2')]));
}

export async function befriend(
  server: ComposedServer,
  accountId: string,
  friends: readonly string[],
  since: string,
): Promise<void> {
  const ties = friends.map((otherAccountId) => ({ kind: 'friendship', accountId, otherAccountId, since }));
  await expectOk(server.platform('/api/platform/v1/relations', ties));
}

/** The platform asks for a recovery; answers what the server said. */
export function askRecovery(
  server: ComposedServer,
  id = 'rec_1',
  params: object = {},
  accountId = OWNER,
): Promise<Answer> {
  return server.platform('/api/platform/v1/requests', {
    id,
    kind: 'friend_recovery',
    accountId,
    openedAt: iso(server.deps.clock()),
    params: { friends: FRIENDS, secondMethod: 'saved_code', newPhone: '+8613900001111', ...params },
  });
}

/** As `askRecovery`, and the number of its case. */
export async function openRecovery(
  server: ComposedServer,
  id = 'rec_1',
  params: object = {},
  accountId = OWNER,
): Promise<number> {
  const answer = await askRecovery(server, id, params, accountId);
  return (answer.body as { caseId: number }).caseId;
}

/** A friend's word, now unless told otherwise; each friend speaks from a device of their own. */
export function vouch(
  server: ComposedServer,
  friend: string,
  changes: Partial<PlatformEvent> = {},
): PlatformEvent {
  sent += 1;
  return {
    id: `v_${sent}`,
    accountId: OWNER,
    flow: 'recovery',
    step: 'vouches',
    outcome: 'passed',
    occurredAt: iso(server.deps.clock()),
    requestId: 'rec_1',
    relatedAccountId: friend,
    deviceId: `own_${friend}`,
    ...changes,
  };
}

/** Three friends vouch, an hour apart. */
export async function gatherVouches(server: ComposedServer, requestId = 'rec_1'): Promise<void> {
  for (const friend of FRIENDS.slice(0, 3)) {
    server.pass(HOUR_MS);
    await server.ingest([vouch(server, friend, { requestId })]);
  }
}

/** The undo window, and whatever else came due meanwhile. */
export async function passTime(server: ComposedServer, ms: number): Promise<void> {
  server.pass(ms);
  await server.runJob('timers');
}

/** Somebody proposes to approve; the case then waits for the second person. */
export async function propose(server: ComposedServer, agent: Desk, id: number): Promise<Answer> {
  await agent.next();
  const answer = await agent.decide(id, 'approve', {});
  await passTime(server, 31_000);
  return answer;
}

export async function stateOf(server: ComposedServer, id: number): Promise<string | undefined> {
  return (await server.deps.db.read<CaseRecord>('cases').where({ id }).first())?.state;
}

export function object(
  server: ComposedServer,
  channel = 'old_phone',
  id = 'obj_1',
  requestId = 'rec_1',
): Promise<Answer> {
  return server.platform(`/api/platform/v1/requests/${requestId}/objections`, {
    id,
    channel,
    at: iso(server.deps.clock()),
  });
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}

export function ago(days: number): string {
  return iso(TEST_NOW - days * DAY_MS);
}

async function expectOk(asked: Promise<Answer>): Promise<void> {
  const answer = await asked;
  if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
}

/** A recovery that two people let through and that took effect; answers its case and who approved it. */
export async function restore(
  server: ComposedServer,
  agent: Desk,
  senior: Desk,
  requestId = 'rec_1',
): Promise<number> {
  const id = await openRecovery(server, requestId);
  await gatherVouches(server, requestId);
  await propose(server, agent, id);
  await senior.act(id, 'approval', { verdict: 'approve' });
  await passTime(server, 25 * HOUR_MS);
  await server.ingest([restored(server, requestId)]);
  return id;
}

/** The platform's word that the recovery took effect, or, cancelled, that it was reversed. */
export function restored(
  server: ComposedServer,
  requestId = 'rec_1',
  changes: Partial<PlatformEvent> = {},
): PlatformEvent {
  const { relatedAccountId: _friend, deviceId: _device, ...event } = vouch(server, '', { requestId });
  return { ...event, step: 'restored', ...changes };
}

/** The platform reports that the account is stolen; answers the report's case. */
export async function report(server: ComposedServer, id = 'report_1', accountId = OWNER): Promise<number> {
  const answer = await server.platform('/api/platform/v1/requests', {
    id,
    kind: 'hijack_report',
    accountId,
    openedAt: iso(server.deps.clock()),
    params: {},
  });
  return (answer.body as { caseId: number }).caseId;
}
