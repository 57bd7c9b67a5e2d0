import type { Tx } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type {
  PhoneCodeRecord,
  PhoneInquiryRecord,
  PhoneRequestRecord,
  PhoneStepRecord,
} from '../../db/phone-tables.ts';
import { followBulkRows } from './follow-bulk-rows.ts';
import { followCodes } from './follow-codes.ts';
import { followInquiry } from './follow-inquiries.ts';
import { followRestored } from './follow-restored.ts';
import { followSteps } from './follow-steps.ts';
import { followUser } from './follow-user.ts';
import type { PhoneDeps } from './phone-deps.ts';
import type { PhoneNews } from './phone-news.ts';

const FLOWS: readonly string[] = ['phone_gate', 'phone_change', 'phone_unbind'];

/** Whether an event speaks of phones at all: also a recovery that takes effect does, for it binds one. */
export function isPhoneNews({ flow, step }: Pick<PhoneNews, 'flow' | 'step'>): boolean {
  return FLOWS.includes(flow) || (flow === 'recovery' && step === 'restored');
}

/**
 * Phone cases follow their events, in the transaction that stored these: codes on their way, proofs, and what became of
 * the commands. Events that answer nothing of ours tell what users did by themselves.
 */
export async function followPhones(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  events: readonly PhoneNews[],
): Promise<void> {
  if (events.length === 0) return;
  const inOrder = events.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const commandIds = inOrder.flatMap(({ commandId }) => commandId ?? []);
  const requestIds = inOrder.flatMap(({ requestId }) => requestId ?? []);
  const codes = await named<PhoneCodeRecord>(tx, 'phone_codes', 'id', commandIds);
  const steps = await named<PhoneStepRecord>(tx, 'phone_steps', 'command_id', commandIds);
  const inquiries = await named<PhoneInquiryRecord>(tx, 'phone_inquiries', 'command_id', commandIds);
  const requests = await named<PhoneRequestRecord>(tx, 'phone_requests', 'request_id', requestIds);
  for (const news of inOrder) {
    const code = codes.find(({ id }) => id === news.commandId);
    const step = steps.find((one) => one.command_id === news.commandId);
    const inquiry = inquiries.find((one) => one.command_id === news.commandId);
    const request = requests.find((one) => one.request_id === news.requestId);
    if (code !== undefined) await followCodes(tx, deps, now, code.id, news);
    else if (step !== undefined) await followSteps(tx, deps, now, step.command_id, news);
    else if (inquiry !== undefined) await followInquiry(tx, now, inquiry, news);
    else if (request !== undefined) await followUser(tx, deps, now, request.case_id, news);
    else await followRestored(tx, deps, now, news);
  }
  await followBulkRows(tx, deps, now, inOrder);
}

async function named<Row extends object>(
  tx: Tx,
  table: string,
  column: string,
  ids: readonly string[],
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const query = tx(table);
  whereTextIn(tx, query, column, ids);
  return (await query) as Row[];
}
