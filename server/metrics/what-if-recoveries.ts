import type { Knex } from 'knex';
import type { Reader } from '../../db/connection.ts';
import type { RecoveryRecord } from '../../db/tables.ts';
import { CASE_COLUMNS } from '../cases/case-repository.ts';
import type { Ability } from '../contract/ability.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import { DAY_MS, MINUTE_MS } from '../contract/time-units.ts';
import type { WhatIfRecoveries, WhatIfRecoveriesOutcome } from '../contract/what-if-recoveries.ts';
import { visibleTo } from '../platform/visible-to.ts';
import { readRecoveryFacts } from '../recoveries/recovery-facts.ts';
import { countedVouchers, type RecoveryFacts } from '../recoveries/recovery-policy.ts';
import { weighRecovery } from '../recoveries/weigh-recovery.ts';
import { countOf } from './journeys-in.ts';
import { shareOf } from './share.ts';

/** Beyond so many, every so manieth recovery is weighed: each takes a dozen queries. */
const MOST_WEIGHED = 200;

/** What is changed for the trial; weights by their sign. */
export interface RecoveryChanges {
  vouchesNeeded?: number | undefined;
  highRiskFrom?: number | undefined;
  weights: Partial<RecoverySettings['weights']>;
}

/**
 * Weighs a past period's recoveries again under other settings, and says how many would have been decided, how many
 * approvals would have been risky, and whom that would have let through. Writes nothing.
 */
export async function whatIfRecoveries(
  db: Reader,
  ability: Ability,
  settings: RecoverySettings,
  { from, to }: { from: number; to: number },
  changes: RecoveryChanges,
): Promise<WhatIfRecoveries> {
  const seen = (): Knex.QueryBuilder => {
    const query = db('recoveries')
      .join('cases', 'cases.id', 'recoveries.case_id')
      // By the case's moment: it has an index.
      .where({ 'cases.kind': 'friend_recovery' })
      .where('cases.opened_at', '>=', from)
      .where('cases.opened_at', '<', to);
    visibleTo(query, ability, 'read', 'Case', CASE_COLUMNS);
    return query;
  };
  const total = await countOf(seen());
  const every = Math.max(1, Math.ceil(total / MOST_WEIGHED));
  const rows = (await seen().orderBy('cases.id').select('recoveries.*')) as RecoveryRecord[];
  const weighed: Weighed[] = [];
  for (const recovery of rows.filter((_, index) => index % every === 0))
    weighed.push({ recovery, facts: await readRecoveryFacts(db, recovery, settings) });
  const { active } = (await seen()
    .where('cases.active_ms', '>', 0)
    .avg({ active: 'cases.active_ms' })
    .first()) as {
    active: number | null;
  };
  const days = Math.max(1, (to - from) / DAY_MS);
  const outcome = (under: RecoverySettings): WhatIfRecoveriesOutcome => {
    const told = outcomeOf(weighed, under);
    const perDay = weighed.length === 0 ? 0 : ((told.ready.n / weighed.length) * total) / days;
    return {
      ...told,
      perDay,
      minutesPerDay: active === null ? null : (perDay * Number(active)) / MINUTE_MS,
    };
  };
  const { vouchesNeeded, highRiskFrom, weights } = settings;
  return {
    recoveries: total,
    looked: weighed.length,
    settings: { vouchesNeeded, highRiskFrom, weights },
    present: outcome(settings),
    changed: outcome({
      ...settings,
      vouchesNeeded: changes.vouchesNeeded ?? vouchesNeeded,
      highRiskFrom: changes.highRiskFrom ?? highRiskFrom,
      weights: { ...weights, ...changes.weights },
    }),
  };
}

interface Weighed {
  recovery: RecoveryRecord;
  facts: RecoveryFacts;
}

function outcomeOf(
  weighed: readonly Weighed[],
  settings: RecoverySettings,
): Omit<WhatIfRecoveriesOutcome, 'perDay' | 'minutesPerDay'> {
  const all = weighed.map(({ recovery, facts }) => ({
    isReady: countedVouchers(facts, settings).length >= settings.vouchesNeeded,
    isRisky: weighRecovery(facts, settings).total >= settings.highRiskFrom,
    isApproved: recovery.approved_at !== null,
    isReversed: recovery.reversed_at !== null,
  }));
  const ready = all.filter(({ isReady }) => isReady);
  const approved = all.filter(({ isApproved }) => isApproved);
  const count = (list: typeof all, which: (one: (typeof all)[number]) => boolean) =>
    list.filter(which).length;
  return {
    ready: shareOf(ready.length, all.length),
    highRisk: shareOf(
      count(ready, ({ isRisky }) => isRisky),
      ready.length,
    ),
    riskyApprovals: count(approved, ({ isRisky }) => isRisky),
    refused: count(approved, ({ isReady }) => !isReady),
    letThrough: count(approved, ({ isReversed, isRisky, isReady }) => isReversed && isReady && !isRisky),
  };
}
