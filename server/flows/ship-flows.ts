import type { Database } from '../../db/connection.ts';
import { flowDefinitionSchema } from '../contract/flow-format.ts';
import { systemActor } from '../platform/actor.ts';
import { findFlow } from './flow-repository.ts';
import { putFlow } from './put-flow.ts';
import { SHIPPED_FLOWS } from './shipped-flows.ts';

/** Adds the shipped flows that are missing, and leaves those that exist as they are; answers the names added. */
export async function shipFlows(db: Database, now: number): Promise<string[]> {
  const added: string[] = [];
  for (const flow of SHIPPED_FLOWS)
    await db.write(async (tx) => {
      if ((await findFlow(tx, flow.name)) !== null) return;
      await putFlow(tx, now, systemActor('setup'), flowDefinitionSchema.parse(flow));
      added.push(flow.name);
    });
  return added;
}
