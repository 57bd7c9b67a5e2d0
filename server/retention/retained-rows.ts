import type { RetainedKind } from './retained-kind.ts';

const SLICE = 500;

interface RetainedRows {
  days: RetainedKind['days'];
  table: string;
  /** The column that tells when it began to age. */
  at: string;
  /** States in which nobody needs it any more. */
  over: readonly string[];
}

/** A kind whose every row stands for itself: `id`, `state` and `account_id`. */
export function retainedRows({ days, table, at, over }: RetainedRows): RetainedKind {
  const moment = `${table}.${at}`;
  return {
    days,
    slice: SLICE,
    due: (db, { before }) => db(table).whereIn(`${table}.state`, over).where(moment, '<', before),
    columns: { key: `${table}.id`, account: `${table}.account_id`, from: moment, to: moment },
    order: `${table}.id`,
    destroy: async (tx, keys) => {
      await tx(table).whereIn('id', keys).delete();
      return keys.map(String);
    },
  };
}
