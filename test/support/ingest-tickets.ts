import type { Database } from '../../db/connection.ts';
import { type IngestJob, ingestFile } from '../../server/cli/ingest-file.ts';
import { nameOf } from '../../server/cli/event-of-row.ts';
import { flowDefinitionSchema } from '../../server/contract/flow-format.ts';
import { putFlow } from '../../server/flows/put-flow.ts';
import { readState } from '../../server/journeys/journey-text.ts';
import { flowMetrics } from '../../server/metrics/flow-metrics.ts';
import { sumDays } from '../../server/rollups/sum-days.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { buildRooms } from './build-rooms.ts';
import type { TicketFigures } from './independent-pass.ts';

const DAYS_SUMMED = 200;

/** A table of tickets and how to read it. */
export interface TicketTable {
  file: string;
  columns: readonly [ticket: string, step: string, when: string];
  /** Steps as they stand in the table, in their order. */
  order: readonly string[];
  end: string;
}

/** Ingests the table by the command's own code and answers the product's figures in the shape of the independent pass. */
export async function ingestTickets(
  db: Database,
  { file, columns, order, end }: TicketTable,
): Promise<TicketFigures> {
  const rooms = await buildRooms(db, Date.now());
  const definition = flowDefinitionSchema.parse({
    name: 'tickets',
    titles: { en: 'Tickets', 'zh-CN': '工单' },
    steps: order.map((step) => ({ name: nameOf(step), titles: { en: step, 'zh-CN': step } })),
    terminal: { success: [{ step: nameOf(end), outcome: 'entered' }] },
  });
  await db.write((tx) => putFlow(tx, rooms.clock(), systemActor('test'), definition));
  const [accountId, step, occurredAt] = columns;
  const job: IngestJob = {
    file,
    format: 'csv',
    delimiter: ',',
    restart: false,
    mapping: {
      flow: 'tickets',
      columns: { accountId, step, occurredAt },
      constants: { outcome: 'entered' },
      names: {},
      idPrefix: '',
      timeZone: null,
    },
  };
  await ingestFile(rooms, job, new AbortController().signal, () => undefined);
  return figuresOf(db, rooms, order);
}

async function figuresOf(
  db: Database,
  rooms: Awaited<ReturnType<typeof buildRooms>>,
  order: readonly string[],
): Promise<TicketFigures> {
  const titles = new Map(order.map((step) => [nameOf(step), step]));
  const title = (name: string) => titles.get(name) ?? name;
  // Whole time, cut off the hour at both ends so that rollups and journeys are both read.
  const question = { flow: 'tickets', from: 1_234_567, to: rooms.clock() + 1_234_567, segment: {} };
  // Half of it by whole days, half by hours.
  await sumDays(db, rooms.clock(), DAYS_SUMMED);
  const metrics = await flowMetrics(db.read, await rooms.rulebook(db.read), question, rooms.clock());
  const rows = (await db.read('journeys').where({ flow: 'tickets' }).select('laps', 'outcome', 'state')) as {
    laps: number;
    outcome: string;
    state: string;
  }[];
  const used = metrics.steps.filter(({ entered }) => entered > 0);
  return {
    journeys: metrics.journeys,
    accounts: metrics.accounts,
    stuck: metrics.stuck,
    laps: rows.reduce((sum, row) => sum + row.laps, 0),
    deadLoops: rows.filter((row) => readState(row.state).deadLoop).length,
    succeeded: rows.filter((row) => row.outcome === 'succeeded').length,
    medianMs: metrics.medianMs,
    p90Ms: metrics.p90Ms,
    entered: Object.fromEntries(used.map(({ step, entered }) => [title(step), entered])),
    stepLaps: Object.fromEntries(
      used.filter(({ laps }) => laps > 0).map(({ step, laps }) => [title(step), laps]),
    ),
    transitions: Object.fromEntries(
      metrics.transitions.map(({ from, to, times, journeys }) => [
        `${title(from)} > ${title(to)}`,
        { times, journeys },
      ]),
    ),
  };
}
