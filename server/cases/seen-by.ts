import type { Reader } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { CaseDeps } from './case-deps.ts';

/** Enough to find a page that was read just before, however often it was read since. */
const LATEST_VIEWS = 20;

/** Whether the record has this person's look at the case's page as the case stands now. */
export async function hasSeen(db: Reader, actor: StaffActor, row: CaseRecord): Promise<boolean> {
  const views = (await db('audit_entries')
    .where({ case_id: row.id, staff_id: actor.staff.id, action: 'case.view' })
    .orderBy('id', 'desc')
    .limit(LATEST_VIEWS)
    .select('after')) as { after: string | null }[];
  return views.some(
    ({ after }) => after !== null && (JSON.parse(after) as { version?: number }).version === row.version,
  );
}

/** Notes a look at the case's page, and which version of the case it showed. */
export function noteSeen(
  deps: Pick<CaseDeps, 'views' | 'clock'>,
  actor: StaffActor,
  { id, accountId, version }: { id: number; accountId: string; version: number },
): void {
  deps.views.note(deps.clock(), actor, {
    action: 'case.view',
    subject: 'case',
    subjectId: String(id),
    accountId,
    caseId: id,
    after: { version },
  });
}
