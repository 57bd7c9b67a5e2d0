import type { PhoneBindingRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { PlatformEvent } from '../../server/contract/event-format.ts';
import type { PhoneStory } from '../../server/contract/phones.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import type { ComposedServer } from '../support/composed-server.ts';
import { type Answer, TEST_NOW } from '../support/test-server.ts';

export const OWNER = '100200300';
export const OTHER = '100200301';
export const OLD = '+8613812345678';
export const NEW = '+8613900001111';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

let sent = 0;

/** Tells the server of an account with a proven phone; a year old unless told otherwise. */
export async function knowAccount(
  server: ComposedServer,
  accountId: string,
  phone: string | null,
  patch: object = {},
): Promise<void> {
  const said = {
    accountId,
    state: 'normal',
    region: 'CN-44',
    realName: 'verified',
    ...(phone === null
      ? { phone: null, phoneState: 'none' }
      : {
          phone,
          phoneState: 'verified',
          phoneProvenBy: 'sms_code',
          phoneVerifiedAt: iso(TEST_NOW - 365 * DAY),
        }),
    waysIn: ['password'],
    ...patch,
  };
  await expectOk(server.platform('/api/platform/v1/accounts', [said]));
}

/** What a carrier says of the number that is bound, or of another one. */
export function tellCarrier(
  server: ComposedServer,
  accountId: string,
  details: object,
  phone?: string,
): Promise<void> {
  const since = iso(server.deps.clock());
  const notice = { kind: 'carrier_notice', accountId, since, details, ...(phone !== undefined && { phone }) };
  return expectOk(server.platform('/api/platform/v1/relations', [notice]));
}

/** The platform asks for an action on a phone. */
export function askPhone(
  server: ComposedServer,
  kind: 'phone_bind' | 'phone_change' | 'phone_unbind',
  params: object,
  { id = 'req_1', accountId = OWNER } = {},
): Promise<Answer> {
  const openedAt = iso(server.deps.clock());
  return server.platform('/api/platform/v1/requests', { id, kind, accountId, openedAt, params });
}

/** As `askPhone`, and the number of its case. */
export async function openPhone(...asked: Parameters<typeof askPhone>): Promise<number> {
  const answer = await askPhone(...asked);
  const { caseId } = answer.body as { caseId: number };
  if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
  return caseId;
}

/** A change with everything in its place: old number proven, new one named. */
export function openChange(server: ComposedServer, params: object = {}, id = 'req_1'): Promise<number> {
  return openPhone(server, 'phone_change', { newPhone: NEW, oldProof: 'sms_code', ...params }, { id });
}

/** An event about a phone, now unless told otherwise. */
export function phoneEvent(server: ComposedServer, changes: Partial<PlatformEvent>): PlatformEvent {
  sent += 1;
  return {
    id: `p_${sent}`,
    accountId: OWNER,
    flow: 'phone_change',
    step: 'applied',
    outcome: 'passed',
    occurredAt: iso(server.deps.clock()),
    ...changes,
  };
}

/** The user enters the code to the new number in the platform's app. */
export function verifyNew(server: ComposedServer, requestId = 'req_1'): Promise<unknown> {
  return server.ingest([phoneEvent(server, { step: 'new_number_code', requestId })]);
}

export async function passTime(server: ComposedServer, ms: number): Promise<void> {
  server.pass(ms);
  await server.runJob('timers');
}

/** Somebody takes the next case and decides; the case then waits for the second person. */
export async function propose(
  server: ComposedServer,
  desk: Desk,
  id: number,
  type = 'approve',
  params: object = {},
): Promise<Answer> {
  await desk.next();
  const answer = await desk.decide(id, type, params);
  await passTime(server, 31_000);
  return answer;
}

export function approve(desk: Desk, id: number): Promise<Answer> {
  return desk.act(id, 'approval', { verdict: 'approve' });
}

export async function stateOf(server: ComposedServer, id: number): Promise<string | undefined> {
  return (await server.deps.db.read<CaseRecord>('cases').where({ id }).first())?.state;
}

/** The newest command of a type that went, or waits to go, to the platform. */
export async function commandOf(server: ComposedServer, type: string): Promise<string> {
  const row = await server.deps.db
    .read('outbox')
    .where({ type })
    .orderBy('id', 'desc')
    .first<{ id: string }>('id');
  if (row === undefined) throw new Error(`no ${type} was sent`);
  return row.id;
}

/** What is bound to an account by our record: the full number, or null. */
export async function boundTo(server: ComposedServer, accountId: string): Promise<string | null> {
  const { db, vault } = server.deps;
  const row = await db
    .read<PhoneBindingRecord>('phone_bindings')
    .where({ account_id: accountId, is_current: 1 })
    .first();
  const cipher = row === undefined ? null : await vault.findCipher(db.read, accountId);
  return row === undefined || cipher === null ? null : cipher.decrypt(row.phone, 'phone');
}

/** The case's phone part as somebody fresh reads it: sessions end sooner than cooling-off. */
export async function story(server: ComposedServer, id: number): Promise<PhoneStory> {
  const reader = await seat(server, 'manager');
  const answer = await reader.get(`/api/cases/${id}`);
  const { phone } = answer.body as CaseDetail;
  if (phone == null) throw new Error(`no phone: ${JSON.stringify(answer.body)}`);
  return phone;
}

export function object(server: ComposedServer, requestId = 'req_1', channel = 'old_phone', id = 'obj_1') {
  const at = iso(server.deps.clock());
  return server.platform(`/api/platform/v1/requests/${requestId}/objections`, { id, channel, at });
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}

async function expectOk(asked: Promise<Answer>): Promise<void> {
  const answer = await asked;
  const { rejected = 0 } = answer.body as { rejected?: number };
  if (answer.status !== 200 || rejected > 0) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
}
