import type { Reader, Tx } from '../../db/connection.ts';
import type { QualityReviewRecord } from '../../db/quality-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseKind, DecisionPlan, PreparedCase } from '../cases/case-kind.ts';
import { type KeptStory, openStory } from '../cases/keep-story.ts';
import type { CaseKind as CaseKindName } from '../contract/case-states.ts';
import type { DecisionOption } from '../contract/cases.ts';
import { type ReviewStory, verdictParamsSchema } from '../contract/quality.ts';
import { isoOf } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { faultAt, parseWith } from '../platform/schema-faults.ts';
import type { QualityDeps } from './quality-deps.ts';
import { recordVerdict } from './record-verdict.ts';

/**
 * Blind review (domain, section 12, brake 7): somebody of another team says what they would have decided, on what the
 * decider saw; the platform is told nothing.
 */
export function reviewKind(deps: QualityDeps): CaseKind {
  return {
    name: 'quality_review',
    risky: true,
    effectOf: () => 'resolved',
    prepare: (db, row) => prepareReview(deps, db, row),
    beginForCaller: refuseCaller,
    async accompany(tx, now, row, decision) {
      await recordVerdict(tx, now, row, decision);
    },
  };
}

async function prepareReview({ vault }: QualityDeps, db: Reader, row: CaseRecord): Promise<PreparedCase> {
  const review = await db<QualityReviewRecord>('quality_reviews').where({ case_id: row.id }).first();
  if (review === undefined) throw new Error(`case ${row.id} reviews nothing`);
  const story = await openStory(db, vault, review.decision_id);
  const told = { review: tellReview(review) };
  // The account was erased meanwhile: there is nothing left to judge by.
  if (story === null)
    return { ...told, sentence: [], journey: null, events: [], options: [], plan: () => planVerdict([]) };
  const options = story.options.map(asVerdict);
  return {
    ...told,
    ...shownOf(story),
    options,
    plan: (input) => planVerdict(options, input),
  };
}

function shownOf({ sentence, journey, events, recovery, phone, alert, account }: KeptStory) {
  return {
    sentence,
    journey,
    events,
    ...(recovery && { recovery }),
    ...(phone && { phone }),
    ...(alert && { alert }),
    account: { ...account, revealable: [] },
  };
}

/** What the page says of a review: the comparison only once the verdict stands. Pure. */
export function tellReview(review: QualityReviewRecord): ReviewStory {
  const { verdict_type: type, verdict_reason: reason } = review;
  return {
    kind: review.kind as CaseKindName,
    decidedAt: isoOf(review.decided_at),
    comparison:
      review.reviewed_at === null || type === null || reason === null
        ? null
        : {
            caseId: review.reviewed_case_id,
            agrees: review.agrees === 1,
            decision: {
              type: review.decision_type,
              reason: review.reason,
              approved: review.approved === 1,
            },
            verdict: { type, reason, harm: review.harm === 1 },
          },
  };
}

// What the decision would name, such as a step, is no part of a verdict.
function asVerdict({ type, refusal, reasons }: DecisionOption): DecisionOption {
  return { type, refusal, reasons, secondPerson: false, needsMessage: false };
}

/**
 * A verdict changes nothing at the platform: it only stands. Throws `decision_unknown` for what the decider could not
 * have chosen, and `invalid_request` for a reason or parameters that are wrong. Pure.
 */
function planVerdict(
  options: readonly DecisionOption[],
  input: { type: string; params: Record<string, unknown>; reason: string } | null = null,
): DecisionPlan {
  const option = options.find(({ type, refusal }) => type === input?.type && refusal === null);
  if (option === undefined || input === null) throw new ProblemError('decision_unknown');
  if (!option.reasons.includes(input.reason))
    throw new ProblemError('invalid_request', { errors: [faultAt('reason', 'not_in_catalogue')] });
  parseWith(verdictParamsSchema, input.params, 'params');
  return { command: null, message: null, secondPerson: false, then: 'resolved', evidence: null };
}

// Reviews are drawn, never asked for.
async function refuseCaller(_tx: Tx): Promise<void> {
  await Promise.resolve();
  throw new ProblemError('request_kind_unknown');
}
