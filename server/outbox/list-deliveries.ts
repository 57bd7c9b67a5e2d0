import type { z } from 'zod';
import type { Reader } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import type { deliveryListQuerySchema } from '../contract/deliveries.ts';
import type { Page } from '../contract/page.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { HOLDING_STATES, type OutboxRow } from './outbox-row.ts';

/** A command without its body, which is nobody's to see here. */
export interface ListedDelivery extends Omit<OutboxRow, 'body' | 'lease_until'> {
  held_by: string | null;
}

const COLUMNS = [
  'id',
  'type',
  'account_id',
  'case_id',
  'state',
  'attempts',
  'next_try_at',
  'created_at',
  'delivered_at',
  'confirmed_at',
  'last_status',
  'last_error',
];

/** One page of the commands that the ability may see, newest first. */
export async function listDeliveries(
  db: Reader,
  ability: Ability,
  query: z.output<typeof deliveryListQuerySchema>,
): Promise<Page<ListedDelivery>> {
  const rows = selectDeliveries(db)
    .orderBy('o.id', 'desc')
    .limit(query.limit + 1);
  visibleTo(rows, ability, 'read', 'Delivery', {});
  if (query.cursor !== undefined) void rows.where('o.id', '<', query.cursor);
  if (query.state !== undefined) void rows.where('o.state', query.state);
  const found = (await rows) as ListedDelivery[];
  const page = found.slice(0, query.limit);
  const hasNextPage = found.length > query.limit;
  return {
    data: page,
    pageInfo: { hasNextPage, nextCursor: hasNextPage ? (page.at(-1)?.id ?? null) : null },
  };
}

/** One command as lists show it, or null. */
export async function findDelivery(db: Reader, id: string): Promise<ListedDelivery | null> {
  return ((await selectDeliveries(db).where('o.id', id).first()) as ListedDelivery | undefined) ?? null;
}

function selectDeliveries(db: Reader) {
  const holder = db('outbox as earlier')
    .whereRaw('earlier.account_id = o.account_id and earlier.id < o.id')
    .whereIn('earlier.state', [...HOLDING_STATES])
    .min('earlier.id');
  return db('outbox as o').select(...COLUMNS.map((column) => `o.${column}`), holder.as('held_by'));
}
