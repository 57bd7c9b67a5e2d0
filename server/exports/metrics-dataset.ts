import { columnsOf, type Dataset, type Value } from './dataset.ts';
import { narrowTo } from './narrow-to.ts';
import { figureNames } from '../rollups/figure-names.ts';
import { unpackCounts } from '../rollups/packed-counts.ts';
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
    const names = await figureNames(db);
    const flows = (await db('flows').orderBy('name').pluck('name')) as string[];
    for (const flow of flows) {
      if (filter.flow !== undefined && filter.flow !== flow) continue;
      if (after !== null && flow <= after) continue;
      const days = await spanOf(flow);
      for (let day = days.first; day !== null && day <= days.last; day += DAY_MS) {
        const query = db('rollups')
          .where({ flow, grain: 'cell_hour' })
          .where('starts_at', '>=', day)
          .where('starts_at', '<', day + DAY_MS)
          .orderBy(['starts_at', 'region', 'channel', 'client_version', 'flow_version'])
          .select(
            'flow',
            'flow_version',
            { hour: 'starts_at' },
            'channel',
            'region',
            'client_version',
            'counts',
          );
        // As the figures' page: whoever has regions sees those.
        if (regions.length > 0) void query.whereIn('region', regions);
        narrowTo(query, { starts_at: { from: filter.from, to: filter.to } });
        const rows = (await query) as (Record<string, Value> & { counts: string })[];
        yield {
          rows: rows.flatMap((row) =>
            figuresOf(row.counts, names).map((figure) =>
              COLUMNS.map(({ name }) => ({ ...row, ...figure })[name] ?? null),
            ),
          ),
          // A part ends where a flow does: within one there is no way to go on.
          key: flow,
          share: null,
        };
      }
    }

    async function spanOf(flow: string): Promise<{ first: number | null; last: number }> {
      const query = db('rollups').where({ flow, grain: 'cell_hour' });
      const row = (await query.min({ first: 'starts_at' }).max({ last: 'starts_at' }).first()) as {
        first: number | null;
        last: number | null;
      };
      return { first: row.first === null ? null : Number(row.first), last: Number(row.last ?? 0) };
    }
  },
};

// Several figures to a row of the table, one to a row of the file.
function figuresOf(counts: string, names: readonly string[]): Record<string, Value>[] {
  const figures: Record<string, Value>[] = [];
  unpackCounts(counts).forEach((value, number) => {
    const [measure = '', a = '', b = ''] = (names[number] ?? '').split(' ');
    figures.push({ measure, a, b, value });
  });
  return figures;
}
