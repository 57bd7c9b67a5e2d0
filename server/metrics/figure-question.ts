import type { Knex } from 'knex';
import { type Dimension, DIMENSIONS } from '../contract/dashboard.ts';
import type { Ability } from '../contract/ability.ts';
import type { RollupTables } from '../rollups/add-to-rollups.ts';
import { visibleTo } from '../platform/visible-to.ts';

/** What is asked: a flow, a period `[from, to)` in UTC ms, and values that a journey's first event must have had. */
export interface FigureQuestion {
  flow: string;
  from: number;
  to: number;
  segment: Partial<Record<Dimension, string>>;
  /** Of the flow. */
  version?: number | undefined;
  /** Whose question it is: only rows that they may see are counted; without one, all are. */
  ability?: Ability;
}

const COLUMNS = { channel: 'channel', region: 'region', clientVersion: 'client_version' } as const;

/** Narrows rows of journeys or rollups to the flow, the segment and what the asker may see; not to the period. */
export function narrow(query: Knex.QueryBuilder, question: FigureQuestion, table: string): void {
  void query.where(`${table}.flow`, question.flow);
  for (const dimension of DIMENSIONS) {
    const value = question.segment[dimension];
    if (value !== undefined) void query.where(`${table}.${COLUMNS[dimension]}`, value);
  }
  if (question.version !== undefined) void query.where(`${table}.flow_version`, question.version);
  if (question.ability !== undefined)
    visibleTo(query, question.ability, 'read', 'Metrics', { region: `${table}.region` });
}

/** The coarsest counts that can answer: those over all channels and client versions, where neither is asked for. */
export function tableFor(question: FigureQuestion): RollupTables['byPlace'] {
  const { channel, clientVersion } = question.segment;
  return channel === undefined && clientVersion === undefined ? 'rollup_sums' : 'rollups';
}

/** `channel:android` and the like, as a question's segment. */
export function segmentOf(parts: readonly string[] = []): FigureQuestion['segment'] {
  return Object.fromEntries(
    parts.map((part) => {
      const colon = part.indexOf(':');
      return [part.slice(0, colon), part.slice(colon + 1)];
    }),
  );
}

/** A question of the console or the platform, as it came in. */
export function questionOf(
  flow: string,
  query: { from: string; to: string; segment?: readonly string[] | undefined; version?: number | undefined },
  ability?: Ability,
): FigureQuestion {
  return {
    flow,
    from: Date.parse(query.from),
    to: Date.parse(query.to),
    segment: segmentOf(query.segment),
    version: query.version,
    ...(ability !== undefined && { ability }),
  };
}
