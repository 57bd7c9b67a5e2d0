import type { Reader, Tx } from '../../db/connection.ts';
import { type FlowDefinition, flowDefinitionSchema, type FlowSummary } from '../contract/flow-format.ts';
import type { Page } from '../contract/page.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { isoOf } from '../platform/clock.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';

/** One row of `flows`: the version in force. `updated_at` grows with every write, also of texts alone. */
export interface FlowRow {
  name: string;
  version: number;
  definition: string;
  updated_at: number;
}

/** A definition and from when it is in force; a flow's first version is in force for all time before it too. */
export interface FlowVersion {
  version: number;
  /** UTC epoch ms. */
  inForceFrom: number;
  definition: FlowDefinition;
}

interface VersionRow {
  flow: string;
  version: number;
  definition: string;
  in_force_from: number;
}

export interface UndeclaredName {
  flow: string;
  step: string;
  kind: 'reason' | 'evidence';
  name: string;
}

export async function findFlow(db: Reader, name: string): Promise<FlowRow | null> {
  return (await db<FlowRow>('flows').where({ name }).first()) ?? null;
}

/** A page of flows, by name. */
export async function listFlows(
  db: Reader,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<FlowSummary>> {
  const rows = (await db<FlowRow>('flows')
    .modify((builder) => {
      if (query.cursor !== undefined) void builder.where('name', '>', query.cursor);
    })
    .orderBy('name')
    .limit(query.limit + 1)) as FlowRow[];
  const page = pageOfRows(rows, query.limit, (last) => last.name);
  return { ...page, data: page.data.map(summaryOf) };
}

function summaryOf(row: FlowRow): FlowSummary {
  const { titles, steps } = readDefinition(row.definition);
  return {
    id: row.name,
    titles,
    version: row.version,
    stepCount: steps.length,
    updatedAt: isoOf(row.updated_at),
  };
}

/** Every version of a flow, oldest first. */
export async function listVersions(db: Reader, flow: string): Promise<FlowVersion[]> {
  const rows = await db<VersionRow>('flow_versions').where({ flow }).orderBy('version');
  return rows.map((row) => ({
    version: row.version,
    inForceFrom: row.in_force_from,
    definition: readDefinition(row.definition),
  }));
}

/** The widest `journeyGapDays` that any version of any flow ever had, in ms. */
export async function findLongestGap(db: Reader): Promise<number> {
  const texts = (await db('flow_versions').pluck('definition')) as string[];
  return Math.max(0, ...texts.map((text) => readDefinition(text).journeyGapDays)) * DAY_MS;
}

/** Reasons and evidence that came in events without being declared, oldest first. */
export async function listUndeclared(
  db: Reader,
  flow: string,
): Promise<(UndeclaredName & { first_seen_at: number })[]> {
  return db<UndeclaredName & { first_seen_at: number }>('undeclared_names')
    .where({ flow })
    .orderBy(['first_seen_at', 'step', 'kind', 'name'])
    .limit(500);
}

/** Writes the definition in force, and its row of the history: a new one, or the texts of the present one. */
export async function storeFlow(tx: Tx, row: FlowRow, inForceFrom: number | null): Promise<void> {
  const { name, ...set } = { ...row, titles: JSON.stringify(readDefinition(row.definition).titles) };
  await tx('flows')
    .insert({ name, ...set })
    .onConflict('name')
    .merge(set);
  if (inForceFrom === null)
    await tx('flow_versions')
      .where({ flow: name, version: row.version })
      .update({ definition: row.definition });
  else
    await tx('flow_versions').insert({
      flow: name,
      version: row.version,
      definition: row.definition,
      in_force_from: inForceFrom,
    });
}

export function readDefinition(text: string): FlowDefinition {
  return flowDefinitionSchema.parse(JSON.parse(text));
}

/** The text in which a definition is stored and compared. */
export function writeDefinition(definition: FlowDefinition): string {
  return canonicalJson(definition);
}
