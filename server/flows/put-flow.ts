import type { z } from 'zod';
import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { FlowDefinition, putFlowAnswerSchema } from '../contract/flow-format.ts';
import type { Actor } from '../platform/actor.ts';
import { findFlow, listVersions, readDefinition, storeFlow, writeDefinition } from './flow-repository.ts';
import { planFlow } from './plan-flow.ts';

type PutFlowAnswer = z.output<typeof putFlowAnswerSchema>;

/**
 * Writes a flow: unchanged, nothing; other titles, the texts of the version in force; anything else, a version that is
 * in force from `now`. On the record with the definition before and after.
 */
export async function putFlow(
  tx: Tx,
  now: number,
  actor: Actor,
  definition: FlowDefinition,
): Promise<PutFlowAnswer> {
  const { name } = definition;
  await lockNames(tx, [`flow:${name}`]);
  const row = await findFlow(tx, name);
  const present = row === null ? null : readDefinition(row.definition);
  const plan = planFlow(present, definition);
  if (row !== null && plan === 'unchanged') return { name, version: row.version, changed: false };
  const makesVersion = plan !== 'new_texts';
  const version = (row?.version ?? 0) + (makesVersion ? 1 : 0);
  // The clock may step back; neither the history nor what servers compare may.
  const updatedAt = Math.max(now, (row?.updated_at ?? 0) + 1);
  const lastInForce = row === null ? 0 : ((await listVersions(tx, name)).at(-1)?.inForceFrom ?? 0);
  await storeFlow(
    tx,
    { name, version, definition: writeDefinition(definition), updated_at: updatedAt },
    makesVersion ? Math.max(now, lastInForce) : null,
  );
  await appendAudit(tx, now, actor, {
    action: 'flow.write',
    subject: 'flow',
    subjectId: name,
    ...(row !== null && { before: { version: row.version, definition: present } }),
    after: { version, definition },
  });
  return { name, version, changed: true };
}
