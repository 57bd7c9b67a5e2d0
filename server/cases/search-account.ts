import type { Reader } from '../../db/connection.ts';
import { maskedAccount } from '../accounts/account-facts.ts';
import type { Titles } from '../contract/names.ts';
import type { StaffActor } from '../platform/actor.ts';
import { maskFreeText } from '../vault/mask.ts';
import { listOpenCases } from './list-open-cases.ts';
import type { SearchDeps } from './search-log.ts';

const MOST_SHOWN = 20;

/**
 * Looks an account up outside the queue, by its number, with a reason. Shows little, is on record before it is answered,
 * and bars the searcher from acting on what was found (domain, section 8).
 */
export async function searchAccount(
  deps: SearchDeps,
  actor: StaffActor,
  { accountId, reason }: { accountId: string; reason: string },
) {
  const db = deps.db.read;
  const found = (await isKnown(db, accountId)) ? [accountId] : [];
  const data = await Promise.all(found.map((id) => presentFound(deps, actor, id)));
  await deps.recordSearch({
    at: deps.clock(),
    actor,
    found,
    entry: {
      action: 'account.search',
      subject: 'account',
      // People type phone numbers where an account number belongs.
      subjectId: found[0] ?? maskFreeText(accountId),
      reason,
      after: { found },
    },
  });
  return { data };
}

async function isKnown(db: Reader, accountId: string): Promise<boolean> {
  const known = await db('accounts').where({ account_id: accountId }).first('account_id');
  return (known ?? (await db('cases').where({ account_id: accountId }).first('account_id'))) !== undefined;
}

async function presentFound(deps: SearchDeps, actor: StaffActor, accountId: string) {
  const db = deps.db.read;
  const { phone } = await maskedAccount(db, deps.vault, accountId);
  return {
    accountId,
    phone,
    flows: await flowsOf(db, accountId),
    openCases: await listOpenCases(db, actor.staff.id, accountId, MOST_SHOWN),
  };
}

async function flowsOf(db: Reader, accountId: string): Promise<{ name: string; titles: Titles }[]> {
  const rows = (await db('journeys')
    .join('flows', 'flows.name', 'journeys.flow')
    .where({ 'journeys.account_id': accountId, 'journeys.is_tail': 1 })
    .orderBy('journeys.last_at', 'desc')
    .limit(MOST_SHOWN)
    .select('flows.name', 'flows.titles')) as { name: string; titles: string }[];
  return rows.map(({ name, titles }) => ({ name, titles: JSON.parse(titles) as Titles }));
}
