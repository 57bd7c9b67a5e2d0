import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import { CLOSED_STATES } from '../contract/case-states.ts';

/** A decision that closed its case and was not looked at by a draw. */
export interface Drawable {
  decision_id: string;
  case_id: number;
  account_id: string;
  kind: string;
  flow: string | null;
  region: string;
  /** 0 to 100; null where the kind weighs none. */
  risk: number | null;
  type: string;
  reason: string;
  decided_at: number;
  staff_id: string;
  approver_id: string | null;
  decider_team: string;
  approver_team: string | null;
}

/**
 * The oldest decisions in force on closed cases, carried out, whose story is kept and not yet drawn from; of `among`,
 * where that is given. A draw takes the rest of the stories away, so that what is looked through stays as small as the
 * work under way.
 */
export async function listDrawable(
  db: Reader,
  limit: number,
  among: readonly string[] | null = null,
): Promise<Drawable[]> {
  const query = db('decision_stories')
    .join('decisions', 'decisions.id', 'decision_stories.decision_id')
    .join('cases', 'cases.id', 'decisions.case_id')
    .join('staff as decider', 'decider.id', 'decisions.staff_id')
    .leftJoin('staff as approver', 'approver.id', 'decisions.approver_id')
    .where({ 'decision_stories.drawn': 0, 'decisions.status': 'sent' })
    // To hand a case on decides nothing.
    .whereNot('decisions.type', 'escalate')
    .whereRaw('cases.decision_id = decisions.id')
    .whereIn('cases.state', [...CLOSED_STATES])
    .orderBy('decision_stories.kept_at')
    .orderBy('decision_stories.decision_id')
    .limit(limit);
  if (among !== null) whereTextIn(db, query, 'decision_stories.decision_id', among);
  return (await query.select(
    'decisions.id as decision_id',
    'decisions.case_id',
    'cases.account_id',
    'cases.kind',
    'cases.flow',
    'cases.region',
    'cases.risk',
    'decisions.type',
    'decisions.reason',
    'decisions.decided_at',
    'decisions.staff_id',
    'decisions.approver_id',
    { decider_team: 'decider.team', approver_team: 'approver.team' },
  )) as Drawable[];
}
