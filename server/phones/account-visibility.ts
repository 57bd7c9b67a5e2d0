import type { Reader } from '../../db/connection.ts';
import type { AccountRecord } from '../../db/tables.ts';
import { isBlindedOn } from '../cases/blind-review.ts';
import { whereVisible } from '../cases/case-repository.ts';
import { CLOSED_STATES } from '../contract/case-states.ts';
import type { StaffActor } from '../platform/actor.ts';

/**
 * Whether this person may open an account's page (domain, section 8): who works cases, while a case of the account that
 * was given to them, or that they may approve, is open; managers for their regions; auditors always. Nobody while they review a decision on it blind.
 */
export async function mayOpenAccount(db: Reader, actor: StaffActor, accountId: string): Promise<boolean> {
  const { ability, staff } = actor;
  if (ability.cannot('read', 'Account')) return false;
  if (await isBlindedOn(db, staff.id, accountId)) return false;
  if (ability.can('act', 'Case'))
    return (await wasGiven(db, staff.id, accountId)) || (await mayApproveOne(db, actor, accountId));
  if (staff.regions.length === 0 || staff.role === 'auditor') return true;
  const account = await db<AccountRecord>('accounts').where({ account_id: accountId }).first('region');
  return account?.region == null || staff.regions.includes(account.region);
}

async function wasGiven(db: Reader, staffId: string, accountId: string): Promise<boolean> {
  const given = await db('case_access')
    .join('cases', 'cases.id', 'case_access.case_id')
    .where({ 'case_access.account_id': accountId, 'case_access.staff_id': staffId })
    .whereNotIn('cases.state', [...CLOSED_STATES])
    .first('cases.id');
  return given !== undefined;
}

async function mayApproveOne(db: Reader, actor: StaffActor, accountId: string): Promise<boolean> {
  const query = db('cases').where({ account_id: accountId });
  whereVisible(query, actor, 'approve');
  return (await query.first('id')) !== undefined;
}
