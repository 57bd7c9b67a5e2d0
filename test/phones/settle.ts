import { expect } from 'vitest';
import { listSendable } from '../../server/outbox/lease-command.ts';
import type { ComposedServer } from '../support/composed-server.ts';
import type { FakePlatform } from './fake-platform.ts';
import { iso, passTime } from './phone-desk.ts';

/**
 * Everything is delivered, told and answered, each event twice and the later ones first, until nothing is left. `server`
 * answers the one that runs now; `between` comes between the steps.
 */
export async function settle(
  server: () => ComposedServer,
  platform: FakePlatform,
  { rounds = 6, between = () => Promise.resolve() }: { rounds?: number; between?: () => Promise<void> } = {},
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await expect
      .poll(
        async () => {
          await server().runJob('commands');
          const { db: now, clock } = server().deps;
          const sending = await now.read('outbox').where({ state: 'sending' }).select('id');
          return [...sending, ...(await listSendable(now.read, clock(), 1))];
        },
        { timeout: 25_000 },
      )
      .toEqual([]);
    await between();
    await tell(server(), platform);
    await between();
    await passTime(server(), 40_000);
  }
}

async function tell(server: ComposedServer, platform: FakePlatform): Promise<void> {
  const events = platform.untold.splice(0).toReversed();
  if (events.length > 0) await server.ingest([...events, ...events]);
  if (events.length > 0) await server.ingest(events);
  for (const { accounts, relations, events: said } of platform.unsaid.splice(0)) {
    if (accounts.length > 0) await server.platform('/api/platform/v1/accounts', accounts);
    if (relations.length > 0) await server.platform('/api/platform/v1/relations', relations);
    const occurredAt = iso(server.deps.clock());
    if (said.length > 0) await server.ingest(said.map((event) => ({ ...event, occurredAt })));
  }
}
