import { lockNames } from '../../db/dialects.ts';
import type { CaseRecord, JourneyRecord } from '../../db/tables.ts';
import { maskedAccount } from '../accounts/account-facts.ts';
import { NO_REGION } from '../contract/ability.ts';
import { type CaseKind, CLOSED_STATES } from '../contract/case-states.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { toJourney } from '../journeys/journey-repository.ts';
import { maskFreeText } from '../vault/mask.ts';
import type { CaseDeps } from './case-deps.ts';
import { kindOf } from './case-kind.ts';
import { getVisibleCase } from './case-repository.ts';
import { openCases } from './open-cases.ts';

/** How a caller's case is opened. */
export interface CallerCase {
  accountId: string;
  kind: CaseKind;
  flow?: string | undefined;
  reason: string;
  fromCaseId?: number | undefined;
}

/**
 * Opens a case for somebody who called; it enters the queue like any other. Throws `open_case_exists` where one of
 * the kind is open for the account (and flow), `request_kind_unknown` where the kind is not registered, `not_found` where
 * the case that it comes of is not this person's to see.
 */
export async function openCaseForCaller(
  deps: CaseDeps,
  actor: StaffActor,
  input: CallerCase,
): Promise<CaseRecord> {
  if (!deps.kinds.has(input.kind)) throw new ProblemError('request_kind_unknown');
  const settings = await deps.settings();
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const from =
      input.fromCaseId === undefined ? null : (await getVisibleCase(tx, actor, input.fromCaseId)).id;
    const flow = input.flow ?? (await latestJourney(tx, input))?.flow ?? null;
    // As intake does: two callers' cases, or a caller's and a stuck journey's, must see each other.
    await lockNames(tx, [`pair ${input.accountId} ${flow ?? ''}`]);
    const latest = await latestJourney(tx, input);
    const open = await tx<CaseRecord>('cases')
      .where({ account_id: input.accountId, kind: input.kind, ...(flow !== null && { flow }) })
      .whereNotIn('state', [...CLOSED_STATES])
      .first();
    if (open !== undefined)
      throw new ProblemError('open_case_exists', { current: { id: open.id, state: open.state } });
    const journey = latest === undefined ? null : toJourney(latest);
    const account = await maskedAccount(tx, deps.vault, input.accountId);
    const taken =
      journey === null ? undefined : await tx('cases').where({ journey_id: journey.id }).first('id');
    const [opened] = await openCases(
      tx,
      now,
      actor,
      [
        {
          kind: input.kind,
          state: 'open',
          priority: account.gate === 'blocked' ? 1 : 3,
          accountId: input.accountId,
          flow,
          journeyId: taken === undefined ? (journey?.id ?? null) : null,
          region: account.region ?? journey?.state.segment.region ?? NO_REGION,
          laps: journey?.state.laps ?? 0,
          deadLoop: journey?.state.deadLoop ?? false,
          short: null,
          stuckAt: null,
          stuckEventId: journey?.state.lastEventId ?? null,
          stuckStep: journey?.state.lastTrouble?.step ?? journey?.state.lastStep ?? null,
          stuckReason: journey?.state.lastTrouble?.reason ?? null,
          reason: maskFreeText(input.reason),
          requestId: newId(),
          openedFrom: from,
        },
      ],
      settings,
    );
    await kindOf(deps.kinds, input.kind).beginForCaller?.(tx, now, opened as CaseRecord);
    return opened as CaseRecord;
  });
}

async function latestJourney(tx: CaseDeps['db']['read'], { accountId, flow }: CallerCase) {
  return tx<JourneyRecord>('journeys')
    .where({ account_id: accountId, is_tail: 1, ...(flow !== undefined && { flow }) })
    .orderBy('last_at', 'desc')
    .first();
}
