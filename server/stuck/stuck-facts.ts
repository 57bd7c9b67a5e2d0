import type { CaseRecord } from '../../db/tables.ts';
import { priorityOf } from '../cases/case-policy.ts';
import { NO_REGION } from '../contract/ability.ts';
import type { Settings } from '../contract/settings.ts';
import type { Journey } from '../journeys/journey-repository.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { shortClaim } from '../journeys/short-claim.ts';
import { summariseJourney } from '../journeys/summarise-journey.ts';

/** The columns of a case that say what its journey says. */
export type StuckColumns = Pick<
  CaseRecord,
  'region' | 'laps' | 'dead_loop' | 'short' | 'stuck_at' | 'stuck_event_id' | 'stuck_step' | 'stuck_reason'
>;

/** What a case keeps of its stuck journey; for silence that lasts, the silent event stands for what made it stuck. */
export function stuckColumns(
  journey: Journey,
  account: AccountSituation | undefined,
  rulebook: Rulebook,
  now: number,
): StuckColumns {
  const { state } = journey;
  const rules = rulebook.rules(journey.flow, state.flowVersion);
  const summary = summariseJourney(state, rules, now);
  return {
    // A late event may be the journey's first, and then says where the user was.
    region: account?.region ?? state.segment.region ?? NO_REGION,
    laps: state.laps,
    dead_loop: Number(state.deadLoop),
    short: JSON.stringify(shortClaim({ summary, rules, now })),
    stuck_at: state.stuck?.at ?? state.silentDueAt,
    stuck_event_id: state.stuck?.eventId ?? state.lastEventId,
    stuck_step: state.stuck?.step ?? state.lastTrouble?.step ?? state.lastStep,
    stuck_reason: state.stuck === null ? (state.lastTrouble?.reason ?? null) : state.stuck.reason,
  };
}

/** What the account adds to a case. */
export interface AccountSituation {
  gate: string | null;
  region: string | null;
}

/** The case's priority as its journey and account stand. */
export function stuckPriority(
  journey: Journey,
  account: AccountSituation | undefined,
  contacts: number,
  ageMs: number,
  settings: Settings,
): number {
  return priorityOf(
    {
      accountBlocked: account?.gate === 'blocked',
      deadLoop: journey.state.deadLoop,
      laps: journey.state.laps,
      ageMs,
      contacts,
      lockedOut: journey.state.ended !== 'succeeded',
    },
    settings,
  );
}
