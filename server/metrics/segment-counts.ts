import type { Reader } from '../../db/connection.ts';
import { HOUR_MS } from '../contract/time-units.ts';
import { readRollups } from '../rollups/read-rollups.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';
import { within } from './flow-figures.ts';
import { journeysIn } from './journeys-in.ts';

/** Journeys and stuck ones of one combination of channel, region, client version and flow version. */
export interface SegmentCount {
  channel: string;
  region: string;
  clientVersion: string;
  version: number;
  journeys: number;
  stuck: number;
}

interface Counted {
  channel: string;
  region: string;
  client_version: string;
  flow_version: number;
  journeys: number;
  stuck: number;
}

const CELL = ['region', 'channel', 'client_version', 'flow_version'] as const;

/**
 * The combinations of an earlier period with those journeys as stuck that were so at `asOf` (UTC ms): the youngest
 * have had no time to become stuck, so only what was known at the same age can be compared (domain, section 11).
 */
export async function countSegmentsThen(
  db: Reader,
  question: FigureQuestion,
  asOf: number,
): Promise<SegmentCount[]> {
  const [all, rows] = await Promise.all([
    countSegments(db, question),
    journeysIn(db, question)
      .whereNotNull('stuck_at')
      .where('stuck_at', '<=', asOf)
      .groupBy(...CELL)
      .select(...CELL)
      .count({ stuck: '*' }) as unknown as Promise<Counted[]>,
  ]);
  const then = new Map(rows.map((row) => [keyOf(row), Number(row.stuck)]));
  return all.map((cell) => ({
    ...cell,
    stuck: then.get([cell.region, cell.channel, cell.clientVersion, cell.version].join(' ')) ?? 0,
  }));
}

/** The period's journeys by every combination that occurs. */
export async function countSegments(db: Reader, question: FigureQuestion): Promise<SegmentCount[]> {
  const hours = within(question, HOUR_MS);
  const parts = await Promise.all([
    countJourneys(db, { ...question, to: hours.from }),
    countRollups(db, { ...question, ...hours }),
    countJourneys(db, { ...question, from: hours.to }),
  ]);
  const cells = new Map<string, SegmentCount>();
  for (const row of parts.flat()) {
    const key = keyOf(row);
    const known = cells.get(key);
    const [journeys, stuck] = [Number(row.journeys), Number(row.stuck)];
    if (known === undefined)
      cells.set(key, {
        channel: row.channel,
        region: row.region,
        clientVersion: row.client_version,
        version: Number(row.flow_version),
        journeys,
        stuck,
      });
    else {
      known.journeys += journeys;
      known.stuck += stuck;
    }
  }
  return [...cells.values()].filter((cell) => cell.journeys > 0);
}

function keyOf(row: Counted): string {
  return CELL.map((column) => row[column]).join(' ');
}

async function countRollups(db: Reader, question: FigureQuestion): Promise<Counted[]> {
  if (question.from >= question.to) return [];
  return readRollups<Counted>(db, { ...question, by: 'cell' }, (query) => {
    narrow(query, question, 'rollups');
    return query
      .groupBy(...CELL)
      .select(...CELL)
      .sum({ journeys: 'journeys', stuck: 'stuck' });
  });
}

async function countJourneys(db: Reader, question: FigureQuestion): Promise<Counted[]> {
  if (question.from >= question.to) return [];
  return (await journeysIn(db, question)
    .groupBy(...CELL)
    .select(...CELL)
    .count({ journeys: '*', stuck: 'stuck_at' })) as unknown as Counted[];
}
