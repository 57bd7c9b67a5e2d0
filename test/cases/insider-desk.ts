import type { CaseRecord } from '../../db/tables.ts';
import type { Role, StaffInput } from '../../server/contract/staff.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { writeWebhook } from '../../server/settings/webhook-settings.ts';
import { buildLoop } from '../support/build-rooms.ts';
import type { ComposedServer } from '../support/composed-server.ts';
import { type Answer, openSessionAs, TEST_NOW } from '../support/test-server.ts';
import { WEBHOOK_SECRET } from '../support/webhook-receiver.ts';

/** What must never be seen in full without a reveal. */
export const SECRETS = {
  phone: '+8613812345678',
  name: '欧阳娜娜',
  deviceId: 'device_of_hers',
  ip: '203.0.113.77',
  attribute: 'she_said_so',
};

/** Somebody at a desk, over HTTP: each verb answers what the server answered. */
export class Desk {
  readonly token: string;
  readonly code: string;
  readonly #server: ComposedServer;
  #decisions = 0;

  constructor(server: ComposedServer, token: string, code: string) {
    this.#server = server;
    this.token = token;
    this.code = code;
  }

  get(path: string): Promise<Answer> {
    return this.#server.call(path, { as: this.token });
  }

  post(path: string, json: unknown, method = 'POST'): Promise<Answer> {
    return this.#server.call(path, {
      method,
      as: this.token,
      json,
      headers: { 'idempotency-key': `${this.code}-decision-${(this.#decisions += 1)}` },
    });
  }

  next(filter: object = {}): Promise<Answer> {
    return this.post('/api/cases/next', filter);
  }

  /** A verb on a case, by the version that it has now; who approves looks at the page first. */
  async act(id: number, verb: string, input: object = {}): Promise<Answer> {
    if (verb === 'approval') await this.get(`/api/cases/${id}`);
    const row = await this.#server.deps.db.read<CaseRecord>('cases').where({ id }).first();
    return this.post(`/api/cases/${id}/${verb}`, { version: row?.version ?? 0, ...input });
  }

  decide(id: number, type = 'request_evidence', params: object = { evidence: 'bank_card' }): Promise<Answer> {
    return this.act(id, 'decisions', { type, params, reason: 'other' });
  }

  reveal(id: number, field = 'phone', reason = 'calls back'): Promise<Answer> {
    return this.post(`/api/cases/${id}/reveals`, { field, reason });
  }
}

let people = 0;

/** A person of this role at a desk of their own. */
export async function seat(
  server: ComposedServer,
  role: Role,
  person: Partial<StaffInput> = {},
): Promise<Desk> {
  people += 1;
  const code = person.code ?? `P${people}`;
  return new Desk(server, await openSessionAs(server.deps, role, { ...person, code }), code);
}

/** An account of a region with all that is secret about it, stuck in a loop; answers its case's number. */
export async function openStuckCase(
  server: ComposedServer,
  accountId: string,
  region = 'CN-44',
): Promise<number> {
  const { phone, name, deviceId, ip, attribute } = SECRETS;
  const patch = { phone, phoneState: 'verified', name, nickname: name, region };
  await server.platform(`/api/platform/v1/accounts/${accountId}`, patch, { method: 'PUT' });
  const attributes = { note: attribute };
  await server.ingest(
    buildLoop(accountId, server.deps.clock(), 2).map((event) => ({ ...event, deviceId, ip, attributes })),
  );
  const row = await server.deps.db.read<CaseRecord>('cases').where({ account_id: accountId }).first();
  return row?.id ?? 0;
}

/** Tells the server where commands go. */
export async function pointWebhook(server: ComposedServer, address: string): Promise<void> {
  const { db, vault } = server.deps;
  const webhook = { address, secret: WEBHOOK_SECRET };
  await db.write((tx) => writeWebhook(tx, vault, TEST_NOW, systemActor('test'), webhook));
}
