import type { Reader, Tx } from '../../db/connection.ts';
import type { AccountRecord, CaseRecord, DecisionRecord, EventRecord } from '../../db/tables.ts';
import { presentEvent } from '../cases/present-event.ts';
import type { CaseKind, DecisionMoment, PreparedCase } from '../cases/case-kind.ts';
import { escalateOnly } from '../cases/escalate-only.ts';
import type { CaseState } from '../contract/case-states.ts';
import { RECOVERY_REASONS } from '../contract/recoveries.ts';
import { hearObjection } from '../cases/hear-objection.ts';
import { hintCase } from '../cases/hint-case.ts';
import { setTimer } from '../timers/timers.ts';
import { beginRecovery } from './begin-recovery.ts';
import { explainRecovery } from './explain-recovery.ts';
import { notifyChannels } from './notify-channels.ts';
import { openAlert } from '../cases/open-alert.ts';
import { isRecoveryDecision, planRecovery, RECOVERY_EFFECTS, recoveryOptions } from './plan-recovery.ts';
import { presentRecovery } from './present-recovery.ts';
import type { RecoveryDeps } from './recovery-deps.ts';
import { findRecoveryOfCase, updateRecovery } from './recovery-repository.ts';
import { readSituation } from './recovery-situation.ts';
import { HOUR_MS } from '../contract/time-units.ts';

const MOST_EVENTS = 500;
// Opened by staff without a request of the platform.
const NO_REQUEST = escalateOnly(RECOVERY_REASONS, 'no request of the platform opened this case');

/** Friend-assisted recovery: nobody alone, inside or outside, can hand over an account (domain, sections 5 and 6). */
export function recoveryKind(deps: RecoveryDeps): CaseKind {
  return {
    name: 'friend_recovery',
    risky: true,
    effectOf(type) {
      if (!isRecoveryDecision(type)) throw new Error(`${type} is no decision on a recovery`);
      return RECOVERY_EFFECTS[type];
    },
    prepare: (db, row, now) => prepareRecovery(deps, db, row, now),
    begin: (tx, now, row, request) => beginRecovery(tx, deps, now, row, request),
    object: (tx, now, row, objection) => hearObjection(tx, deps, now, row, objection, ['approve']),
    accompany: (tx, now, row, decision, moment) => accompany(tx, deps, now, row, decision, moment),
  };
}

async function prepareRecovery(
  deps: RecoveryDeps,
  db: Reader,
  row: CaseRecord,
  now: number,
): Promise<PreparedCase> {
  const situation = await readSituation(db, deps, row);
  if (situation === null) return NO_REQUEST;
  const events = await db<EventRecord>('events')
    .where({ request_id: situation.recovery.request_id })
    .orderBy(['occurred_at', 'id'])
    .limit(MOST_EVENTS);
  return {
    sentence: explainRecovery(situation, row.state as CaseState, now),
    journey: null,
    recovery: await presentRecovery(db, deps.vault, situation, now),
    events: events.map(presentEvent),
    options: recoveryOptions(situation),
    plan: (input) => planRecovery(situation, input),
  };
}

async function accompany(
  tx: Tx,
  deps: RecoveryDeps,
  now: number,
  row: CaseRecord,
  decision: DecisionRecord,
  moment: DecisionMoment,
): Promise<void> {
  const recovery = await findRecoveryOfCase(tx, row.id);
  if (recovery === null) return;
  const { request_id: requestId } = recovery;
  if (decision.type === 'approve') {
    if (moment.at === 'applied') {
      const account = await tx<AccountRecord>('accounts')
        .where({ account_id: row.account_id })
        .first('state');
      await updateRecovery(tx, requestId, { prior_state: account?.state ?? null });
      return notifyChannels(tx, deps.vault, now, recovery, 'effect');
    }
    const times = { approved_at: now, effect_at: moment.effectAt };
    await updateRecovery(tx, requestId, times);
    return notifyChannels(tx, deps.vault, now, { ...recovery, ...times }, 'approved');
  }
  if (decision.type === 'ask_voucher') {
    // Another friend needs time like the first ones had.
    const { recovery: settings } = await deps.settings(tx);
    const until = now + settings.nominationHours * HOUR_MS;
    await updateRecovery(tx, requestId, { nominate_until: until });
    await setTimer(tx, 'recovery.expire', requestId, until + 1);
    await hintCase(tx, row.id, { ends_at: until });
  }
  if (decision.type === 'freeze') await openAlert(tx, deps, now, row, 'hijack_report');
}
