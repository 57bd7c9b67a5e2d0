import { DuckDBInstance } from '@duckdb/node-api';
import type { Database } from '../../db/connection.ts';
import type { AskRaw } from './raw-figures.ts';

const PAGE = 20_000;
const COLUMNS = ['id', 'account_id', 'flow', 'step', 'outcome', 'reason'] as const;

type EventRow = Record<(typeof COLUMNS)[number], string | null> & { occurred_at: number };

/** The same events in an analytical database in memory, to be asked the same. */
export async function openDuckEvents(db: Database): Promise<{ ask: AskRaw; close: () => void }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `create table events (${COLUMNS.map((name) => `${name} varchar`).join(', ')}, occurred_at bigint)`,
  );
  const appender = await connection.createAppender('events');
  let after = '';
  for (;;) {
    const rows = (await db
      .writer('events')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .select(...COLUMNS, 'occurred_at')) as EventRow[];
    for (const row of rows) {
      for (const name of COLUMNS) {
        const value = row[name];
        if (value === null) appender.appendNull();
        else appender.appendVarchar(value);
      }
      appender.appendBigInt(BigInt(row.occurred_at));
      appender.endRow();
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < PAGE) break;
  }
  appender.closeSync();
  return {
    ask: async <T>(sql: string, bindings: (string | number)[]) => {
      const reader = await connection.runAndReadAll(
        sql,
        bindings.map((value) => (typeof value === 'number' ? BigInt(value) : value)),
      );
      return reader.getRowObjects() as T[];
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
