import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Database } from '../../db/connection.ts';
import type { IngestAnswer } from '../../server/contract/event-format.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type SendOptions, TEST_NOW } from '../support/test-server.ts';

export const PATH = '/api/platform/v1/events';
export const ndjson = { headers: { 'content-type': 'application/x-ndjson' } };
let made = 0;

/** An event that may be taken; name only what matters. */
export function event(changes: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    id: `evt_${made}`,
    accountId: '100200300',
    flow: 'identity_strengthening',
    step: 'id_info',
    outcome: 'entered',
    occurredAt: new Date(TEST_NOW - 60_000).toISOString(),
    ...changes,
  };
}

/** The events' door of one server and what a test asks of it. */
export class IntakeDoor {
  readonly db: Database;
  readonly server: ComposedServer;

  constructor(db: Database, server: ComposedServer) {
    this.db = db;
    this.server = server;
  }

  post(body: unknown, options: Partial<SendOptions> = {}) {
    return this.server.platform(PATH, body, options);
  }

  async stored(): Promise<number> {
    return Number((await this.db.read('events').count({ n: '*' }))[0]?.['n'] ?? 0);
  }

  async waiting(): Promise<number> {
    return Number((await this.db.read('quarantine').count({ n: '*' }))[0]?.['n'] ?? 0);
  }

  /** The server goes on. */
  isUp(): Promise<void> {
    return isUp(this);
  }

  /** The batch is refused as a whole: a problem with this code, nothing written, and the server goes on. */
  refusesAll(
    expected: { status: number; code: string },
    body: unknown,
    options: Partial<SendOptions> = {},
  ): Promise<void> {
    return refusesAll(this, expected, body, options);
  }

  /** The one event is refused with this code, and those before and after it are taken. */
  refusesOne(code: string, bad: unknown): Promise<void> {
    return refusesOne(this, code, bad);
  }
}

/** Promises on both databases about what comes to the events' door; `door` may be used within tests. */
export function describeAtTheDoor(name: string, promises: (door: () => IntakeDoor) => void): void {
  describeOnEachDatabase(name, (open) => {
    let door: IntakeDoor;
    beforeAll(async () => {
      const db = await open();
      door = new IntakeDoor(db, await startComposedServer(db));
    });
    // A block of its own, so that the server is closed before its database goes.
    describe('over HTTP', () => {
      afterAll(() => door.server.close());
      promises(() => door);
    });
  });
}

async function isUp(door: IntakeDoor): Promise<void> {
  expect((await door.post([event()])).body).toMatchObject({ accepted: 1 });
}

async function refusesAll(
  door: IntakeDoor,
  expected: { status: number; code: string },
  body: unknown,
  options: Partial<SendOptions> = {},
): Promise<void> {
  const before = [await door.stored(), await door.waiting()];
  const answer = await door.post(body, options);
  expect(answer).toMatchObject(expected);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect([await door.stored(), await door.waiting()]).toEqual(before);
  await isUp(door);
}

async function refusesOne(door: IntakeDoor, code: string, bad: unknown): Promise<void> {
  const [first, last] = [event(), event()];
  const before = [await door.stored(), await door.waiting()];
  const answer = await door.post([first, bad, last]);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const { results, ...counts } = answer.body as IngestAnswer;
  expect(counts).toEqual({ accepted: 2, duplicate: 0, rejected: 1 });
  expect(results.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted']);
  expect(results[1]).toMatchObject({ code });
  expect([await door.stored(), await door.waiting()]).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1]);
}
