import type { Tx } from '../../db/connection.ts';
import { bulkInsert } from '../../db/dialects.ts';
import { caseWithoutJourney, openCases } from '../cases/open-cases.ts';
import { openStory } from '../cases/keep-story.ts';
import { NO_ACCOUNT } from '../contract/quality.ts';
import type { Settings } from '../contract/settings.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { systemActor } from '../platform/actor.ts';
import type { QualityDeps } from './quality-deps.ts';
import type { DrawOutcome } from './settle-frame.ts';

const system = systemActor('quality');

/**
 * Opens a review for each decision drawn. Its case names neither the account nor the case under review: only who may
 * not know what, and the chance of it, are kept beside it.
 */
export async function openReviews(
  tx: Tx,
  { vault }: QualityDeps,
  now: number,
  drawn: readonly DrawOutcome[],
  settings: Settings,
): Promise<void> {
  const news = drawn.map(({ of }) =>
    caseWithoutJourney({ kind: 'quality_review', priority: 4, accountId: NO_ACCOUNT, region: of.region }),
  );
  const rows = await openCases(tx, now, system, news, settings);
  const idOf = new Map(rows.map((row) => [row.request_id, row.id]));
  const due = now + settings.quality.keepDays * DAY_MS;
  const blinds: (string | number | null)[][] = [];
  const reviews: (string | number | null)[][] = [];
  for (const [index, { of, chance }] of drawn.entries()) {
    const id = idOf.get(news[index]?.requestId ?? '');
    if (id === undefined) throw new Error('a review was opened without a case');
    const story = await openStory(tx, vault, of.decision_id);
    const types = (story?.options ?? []).filter(({ refusal }) => refusal === null).map(({ type }) => type);
    blinds.push([id, of.case_id, of.account_id, of.decider_team, of.approver_team]);
    reviews.push([
      id,
      of.decision_id,
      of.case_id,
      of.kind,
      of.flow,
      of.region,
      of.staff_id,
      of.type,
      of.reason,
      of.decided_at,
      Number(of.approver_id !== null),
      JSON.stringify(types),
      chance,
      now,
    ]);
  }
  await bulkInsert(tx, 'blind_reviews', BLIND_COLUMNS, blinds);
  await bulkInsert(tx, 'quality_reviews', REVIEW_COLUMNS, reviews);
  await bulkInsert(
    tx,
    'timers',
    ['kind', 'subject_id', 'due_at'],
    rows.map((row) => ['quality.expire', String(row.id), due]),
  );
}

const BLIND_COLUMNS = ['case_id', 'hidden_case_id', 'account_id', 'decider_team', 'approver_team'];
const REVIEW_COLUMNS = [
  'case_id',
  'decision_id',
  'reviewed_case_id',
  'kind',
  'flow',
  'region',
  'staff_id',
  'decision_type',
  'reason',
  'decided_at',
  'approved',
  'types',
  'chance',
  'drawn_at',
];
