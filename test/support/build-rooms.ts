import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Database } from '../../db/connection.ts';
import { ViewLog } from '../../server/audit/view-log.ts';
import type { EventVerdict, PlatformEvent } from '../../server/contract/event-format.ts';
import type { Role, Staff } from '../../server/contract/staff.ts';
import { FlowCatalogue } from '../../server/flows/flow-catalogue.ts';
import { shipFlows } from '../../server/flows/ship-flows.ts';
import type { IntakeDeps } from '../../server/intake/intake-deps.ts';
import { takeEvents } from '../../server/intake/take-events.ts';
import { Rulebook } from '../../server/journeys/rulebook.ts';
import { systemActor, type StaffActor } from '../../server/platform/actor.ts';
import { createSettingsReader } from '../../server/settings/read-settings.ts';
import { stuckKind } from '../../server/stuck/stuck-kind.ts';
import { Vault } from '../../server/vault/vault.ts';
import { buildActor } from './build-actor.ts';

/** The rooms behind HTTP on one database, with a clock that tests move. */
export interface TestRooms extends IntakeDeps {
  /** Moves the clock on, in ms. */
  wait(ms: number): void;
  /** Sends events as the platform would; answers each one's verdict. */
  send(events: readonly unknown[]): Promise<EventVerdict[]>;
  /** Somebody of the staff who is in the database and signed in. */
  person(
    role: Role,
    code: string,
    changes?: Partial<Staff> & { ownAccounts?: string[] },
  ): Promise<StaffActor>;
}

/** 2026-11-20T08:00:00Z, a Friday. */
export const NOON = Date.UTC(2026, 10, 20, 8);

export async function buildRooms(db: Database, startsAt = NOON): Promise<TestRooms> {
  let now = startsAt;
  const clock = () => now;
  await shipFlows(db, startsAt);
  const settings = createSettingsReader(db.read);
  const catalogue = new FlowCatalogue();
  const rulebook: IntakeDeps['rulebook'] = async (reader) => new Rulebook(await catalogue.load(reader));
  const kind = stuckKind({ rulebook, settings });
  const deps: IntakeDeps = {
    db,
    vault: new Vault(randomBytes(32)),
    clock,
    settings,
    rulebook,
    kinds: new Map([[kind.name, kind]]),
    views: new ViewLog(db, pino({ level: 'silent' })),
  };
  return {
    ...deps,
    wait: (ms) => {
      now += ms;
    },
    send: async (items) => (await takeEvents(deps, systemActor('test'), { items, source: 'test' })).results,
    person: async (role, code, { ownAccounts = [], ...changes } = {}) => {
      const actor = { ...buildActor(role, { id: `id-${code}`, code, ...changes }), ownAccounts };
      await db.write(async (tx) => {
        await tx('staff').insert({
          id: actor.staff.id,
          code,
          role,
          team: '',
          regions: JSON.stringify(actor.staff.regions),
          kinds: JSON.stringify(actor.staff.kinds),
          own_accounts: JSON.stringify(ownAccounts),
          password_hash: '',
          created_at: startsAt,
        });
      });
      return actor;
    },
  };
}

let made = 0;

/** Events of one account a minute apart, as `step outcome reason`, the last one at `until`. */
export function buildPlatformEvents(
  accountId: string,
  until: number,
  steps: readonly string[],
  changes: Partial<PlatformEvent> = {},
): PlatformEvent[] {
  return steps.map((text, index) => {
    const [step = '', outcome = 'entered', reason] = text.split(' ');
    made += 1;
    return {
      id: `evt_${accountId}_${made}`,
      accountId,
      flow: 'identity_strengthening',
      step,
      outcome: outcome as PlatformEvent['outcome'],
      occurredAt: new Date(until - (steps.length - 1 - index) * 60_000).toISOString(),
      ...(reason !== undefined && { reason }),
      ...changes,
    };
  });
}

const ROUND = [
  'id_info passed',
  'face_scan passed',
  'former_passwords insufficient material_insufficient',
  'friend_assist insufficient no_friends_available',
];

/** The classic loop: `laps` times round and back to the start. */
export function buildLoop(accountId: string, until: number, laps: number): PlatformEvent[] {
  return buildPlatformEvents(accountId, until, [
    ...Array.from({ length: laps }, () => ROUND).flat(),
    'id_info entered',
  ]);
}
