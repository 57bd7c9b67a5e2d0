import type { Reader, Tx } from '../../db/connection.ts';
import type { Titles } from '../contract/names.ts';
import { enqueueCommand } from '../outbox/enqueue-command.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import type { Vault } from '../vault/vault.ts';

/** Where a kind keeps what was told: its table, and the column and value by which its rows belong together. */
export type NoticeBook =
  | { table: 'recovery_notices'; of: { request_id: string } }
  | { table: 'phone_notices'; of: { case_id: number } };

/** What the channels of an account are told of a request. */
export interface Notice {
  /** The command's name. */
  type: string;
  accountId: string;
  caseId: number;
  requestId: string;
  moment: string;
  channels: readonly string[];
  /** When it takes effect, UTC ms; null where that is not known yet. */
  effectAt: number | null;
  message: Titles;
}

/** Has these channels told: one command, which names them and how each objects. Writes the kind's table of notices. */
export async function tellChannels(
  tx: Tx,
  vault: Vault,
  now: number,
  { type, accountId, caseId, requestId, moment, channels, effectAt, message }: Notice,
  book: NoticeBook,
): Promise<void> {
  const commandId = await enqueueCommand(tx, vault, now, {
    type,
    accountId,
    caseId,
    params: {
      requestId,
      moment,
      channels,
      effectAt: isoOrNull(effectAt),
      message,
      objectAt: `/api/platform/v1/requests/${encodeURIComponent(requestId)}/objections`,
    },
    notBefore: now,
  });
  await tx(book.table).insert({
    command_id: commandId,
    ...book.of,
    moment,
    channels: JSON.stringify(channels),
    at: now,
  });
}

/** What was told, in order, and whether the platform took it. */
export async function readNotices<Moment extends string>(
  db: Reader,
  book: NoticeBook,
): Promise<{ moment: Moment; channels: string[]; at: string; delivered: boolean }[]> {
  const rows = (await db({ notices: book.table })
    .join('outbox', 'outbox.id', 'notices.command_id')
    .where(Object.fromEntries(Object.entries(book.of).map(([name, value]) => [`notices.${name}`, value])))
    .orderBy('notices.at')
    .select('moment', 'channels', 'at', 'delivered_at')) as {
    moment: Moment;
    channels: string;
    at: number;
    delivered_at: number | null;
  }[];
  return rows.map((row) => ({
    moment: row.moment,
    channels: JSON.parse(row.channels) as string[],
    at: isoOf(row.at),
    delivered: row.delivered_at !== null,
  }));
}
