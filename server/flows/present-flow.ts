import type { Reader } from '../../db/connection.ts';
import type { FlowDetail } from '../contract/flow-format.ts';
import { isoOf } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { findFlow, listUndeclared, listVersions, readDefinition } from './flow-repository.ts';

/** A flow with its history and what events brought undeclared that is still not declared. Throws `flow_unknown`. */
export async function getFlowDetail(db: Reader, name: string): Promise<FlowDetail> {
  const row = await findFlow(db, name);
  if (row === null) throw new ProblemError('flow_unknown');
  const definition = readDefinition(row.definition);
  const declared = new Set(
    definition.steps.flatMap((step) => [
      ...step.reasons.map((reason) => `${step.name}/reason/${reason}`),
      ...step.evidence.map((evidence) => `${step.name}/evidence/${evidence}`),
    ]),
  );
  const [versions, undeclared] = await Promise.all([listVersions(db, name), listUndeclared(db, name)]);
  return {
    id: name,
    version: row.version,
    updatedAt: isoOf(row.updated_at),
    definition,
    versions: versions.map(({ version, inForceFrom }) => ({ version, inForceFrom: isoOf(inForceFrom) })),
    undeclared: undeclared
      .filter((one) => !declared.has(`${one.step}/${one.kind}/${one.name}`))
      .map(({ kind, step, name: seen, first_seen_at }) => ({
        kind,
        step,
        name: seen,
        firstSeenAt: isoOf(first_seen_at),
      })),
  };
}
