import { columnsOf, type Dataset, type Value } from './dataset.ts';
import { narrowTo } from './narrow-to.ts';
import { DAY_MS } from '../contract/time-units.ts';

const COLUMNS = columnsOf({
  flow: 'text',
  flow_version: 'number',
  hour: 'instant',
  channel: 'text',
  region: 'text',
  client_version: 'text',
  measure: 'text',
  a: 'text',
  b: 'text',
  value: 'number',
});

/** The hourly counts that every figure is made of, flow by flow and day by day. */
export const metricsDataset: Dataset<'metrics'> = {
  columns: () => COLUMNS,
  async *pages({ db, actor, request: { filter }, after }) {
    const { regions } = actor.staff;
    const flows = (await db('flows').orderBy('name').pluck('name')) as string[];
    for (const flow of flows) {
      if (filter.flow !== undefined && filter.flow !== flow) continue;
      if (after !== null && flow <= after) continue;
      const days = await spanOf(flow);
      for (let day = days.first; day !== null && day <= days.last; day += DAY_MS) {
        const query = db('rollups')
          .where({ flow })
          .where('hour', '>=', day)
          .where('hour', '<', day + DAY_MS)
          .orderBy(['hour', 'measure', 'a', 'b', 'channel', 'region', 'client_version', 'flow_version']);
        // As the figures' page: whoever has regions sees those.
        if (regions.length > 0) void query.whereIn('region', regions);
        narrowTo(query, { hour: { from: filter.from, to: filter.to } });
        const rows = (await query) as Record<string, Value>[];
        yield {
          rows: rows.map((row) => COLUMNS.map(({ name }) => row[name] ?? null)),
          // A part ends where a flow does: within one there is no way to go on.
          key: flow,
          share: null,
        };
      }
    }

    async function spanOf(flow: string): Promise<{ first: number | null; last: number }> {
      const query = db('rollups').where({ flow });
      const row = (await query.min({ first: 'hour' }).max({ last: 'hour' }).first()) as {
        first: number | null;
        last: number | null;
      };
      return { first: row.first === null ? null : Number(row.first), last: Number(row.last ?? 0) };
    }
  },
};
