import type { Reader } from '../../db/connection.ts';
import type { PhoneBindingRecord } from '../../db/phone-tables.ts';
import type { AccountRecord } from '../../db/tables.ts';
import { getMobile } from '../accounts/mobile-number.ts';
import { listOpenCases } from '../cases/list-open-cases.ts';
import type { SearchDeps } from '../cases/search-log.ts';
import type { PhoneSearchAnswer } from '../contract/account-page.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { maskPhone } from '../vault/mask.ts';
import { mayOpenAccount } from './account-visibility.ts';

const MOST_FOUND = 50;

/**
 * Who has, or had, a number: found by its keyed fingerprint, with a reason, on record before it is answered; and whoever
 * looked may not act on what was found (domain, section 8). Throws `phone_invalid`, `phone_landline`, `phone_iot`.
 */
export async function searchPhone(
  deps: SearchDeps,
  actor: StaffActor,
  { phone, reason }: { phone: string; reason: string },
): Promise<PhoneSearchAnswer> {
  const e164 = getMobile(phone);
  const fingerprint = deps.vault.fingerprint('phone', e164);
  const { read } = deps.db;
  const rows = await findBindings(read, fingerprint);
  const found = rows.map((row) => row.account_id);
  const onRecord = deps.recordSearch({
    at: deps.clock(),
    actor,
    found,
    entry: { action: 'phone.search', subject: 'phone', subjectId: fingerprint, reason, after: { found } },
  });
  const [data] = await Promise.all([
    Promise.all(rows.map((row) => presentFound(read, actor, row))),
    onRecord,
  ]);
  return { number: maskPhone(e164), data };
}

// Of each account its newest binding of the number; who holds it comes first.
async function findBindings(db: Reader, fingerprint: string): Promise<PhoneBindingRecord[]> {
  const rows = await db<PhoneBindingRecord>('phone_bindings')
    .where({ fingerprint })
    .orderBy([
      { column: 'bound_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(MOST_FOUND);
  const newest = [...new Map(rows.toReversed().map((row) => [row.account_id, row])).values()];
  return newest.toSorted((a, b) => b.holds - a.holds || b.bound_at - a.bound_at);
}

async function presentFound(
  db: Reader,
  actor: StaffActor,
  row: PhoneBindingRecord,
): Promise<PhoneSearchAnswer['data'][number]> {
  const { account_id: accountId } = row;
  const account = await db<AccountRecord>('accounts').where({ account_id: accountId }).first('state');
  return {
    accountId,
    state: account?.state ?? null,
    bindingState: row.state,
    holdsNumber: row.holds === 1,
    boundAt: isoOf(row.bound_at),
    releasedAt: isoOrNull(row.released_at),
    openCases: await listOpenCases(db, actor.staff.id, accountId, MOST_FOUND),
    visible: await mayOpenAccount(db, actor, accountId),
  };
}
