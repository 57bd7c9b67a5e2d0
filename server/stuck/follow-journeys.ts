import type { Tx } from '../../db/connection.ts';
import { bulkInsert, whereTextIn } from '../../db/dialects.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { findDecision } from '../cases/case-repository.ts';
import { type NewCase, openCases } from '../cases/open-cases.ts';
import { creditEscape } from '../cases/what-works.ts';
import { CLOSED_STATES } from '../contract/case-states.ts';
import { findJourney, type Journey } from '../journeys/journey-repository.ts';
import { systemActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { adoptCallersCase } from './adopt-callers-case.ts';
import type { FollowedState } from './case-of-journey.ts';
import { lapseOf, watchForLapse } from './watch-for-lapse.ts';
import { applyFollow } from './apply-follow.ts';
import { followCase } from './follow-case.ts';
import type { FollowDeps, PairCases } from './pair-cases.ts';
import { repointCases } from './repoint-cases.ts';
import { type AccountSituation, stuckColumns, stuckPriority } from './stuck-facts.ts';
import { answeredInVain, type ChangedPair, concernsCases, journeysOf, wantedState } from './stuck-pair.ts';

const system = systemActor('intake');

/**
 * Cases follow their journeys, in the transaction that changed the journeys: every stuck journey has one case, and
 * its state is what the journey's events say, until somebody decides.
 */
export async function followJourneys(
  tx: Tx,
  deps: FollowDeps,
  now: number,
  changed: readonly ChangedPair[],
): Promise<void> {
  const pairs = await loadPairs(
    tx,
    changed.filter((pair) => concernsCases(pair, now)),
  );
  const fresh: NewCase[] = [];
  for (const one of pairs) {
    if (one.pair.refolded) {
      const touched = new Set(one.pair.changes.flatMap(({ before }) => before?.id ?? []));
      one.cases = await repointCases(tx, now, one.journeys, touched, one.cases);
    }
    one.cases = await adoptCallersCase(tx, deps, now, one);
    await followPair(tx, deps, now, one);
    fresh.push(...newCasesOf(deps, now, one));
  }
  const opened = await openCases(tx, now, system, fresh, deps.settings);
  await watchOpened(tx, deps, now, pairs, opened);
}

async function followPair(
  tx: Tx,
  deps: FollowDeps,
  now: number,
  { pair, journeys, cases, account }: PairCases,
): Promise<void> {
  const last = journeys.at(-1);
  for (const row of cases) {
    const index = journeys.findIndex((journey) => journey.id === row.journey_id);
    const journey = journeys[index];
    // A case of an earlier journey that did not change itself hears only what came later.
    const followed =
      journey === undefined
        ? await elsewhere(tx, row, journeys, deps, now)
        : (wantedState(journeys, index, deps.rulebook, now) ??
          (row.opened_by === null ? null : await elsewhere(tx, row, journeys, deps, now)));
    const decision = await findDecision(tx, row.decision_id);
    const step = followCase(row, {
      followed,
      succeeded: succeededSince(journeys, row),
      answeredInVain: answeredInVain(pair, row, decision?.decided_at ?? null),
      lapsGrew: journey !== undefined && journey.state.laps > row.laps,
      journeyOpen: last?.state.ended === 'open',
    });
    const contacts = cases.length;
    await applyFollow(tx, now, row, step, {
      settings: deps.settings,
      columns:
        journey === undefined || followed === null
          ? null
          : stuckColumns(journey, account, deps.rulebook, now),
      priority:
        journey === undefined
          ? row.priority
          : stuckPriority(journey, account, contacts, now - row.opened_at, deps.settings),
    });
    if (step?.do === 'open_again' && journey !== undefined)
      await watchForLapse(tx, deps, now, row.id, journey);
    const escape = journeys.find(
      ({ state }) => state.ended === 'succeeded' && decision !== null && state.lastAt >= decision.decided_at,
    );
    if (escape !== undefined) await creditEscape(tx, row, escape.state.lastAt);
  }
}

async function elsewhere(
  tx: Tx,
  row: CaseRecord,
  journeys: readonly Journey[],
  deps: FollowDeps,
  now: number,
): Promise<FollowedState> {
  // Events are never taken back: who got through once did, whatever comes later.
  if (row.state === 'self_resolved') return row.state;
  if (succeededSince(journeys, row)) return (await hasLapsed(tx, deps, row, now)) ? 'ended' : 'self_resolved';
  const again = journeys.some((_, index) => wantedState(journeys, index, deps.rulebook, now) === 'open');
  if (again) return 'ended';
  return row.state === 'ended' ? row.state : 'open';
}

// A success long after the journey's gap had passed resolved nothing.
async function hasLapsed(tx: Tx, { rulebook }: FollowDeps, row: CaseRecord, now: number): Promise<boolean> {
  if (row.journey_id === null || row.stuck_at === null) return false;
  const journey = await findJourney(tx, row.journey_id);
  if (journey === null) return false;
  return now - journey.state.lastAt > rulebook.rules(journey.flow, journey.state.flowVersion).gapMs;
}

function succeededSince(journeys: readonly Journey[], row: CaseRecord): boolean {
  const since = row.stuck_at ?? row.opened_at;
  return journeys.some(({ state }) => state.ended === 'succeeded' && state.lastAt >= since);
}

function newCasesOf(deps: FollowDeps, now: number, { journeys, cases, account }: PairCases): NewCase[] {
  const known = new Set(cases.map((row) => row.journey_id));
  return journeys.flatMap((journey, index) => {
    const state = wantedState(journeys, index, deps.rulebook, now);
    if (state === null || known.has(journey.id)) return [];
    const columns = stuckColumns(journey, account, deps.rulebook, now);
    return [
      {
        kind: 'stuck_verification' as const,
        state,
        priority: stuckPriority(journey, account, cases.length + 1, 0, deps.settings),
        accountId: journey.accountId,
        flow: journey.flow,
        journeyId: journey.id,
        region: columns.region,
        laps: columns.laps,
        deadLoop: columns.dead_loop === 1,
        short: columns.short,
        stuckAt: columns.stuck_at,
        stuckEventId: columns.stuck_event_id,
        stuckStep: columns.stuck_step,
        stuckReason: columns.stuck_reason,
        reason: null,
        requestId: newId(),
      },
    ];
  });
}

async function loadPairs(tx: Tx, pairs: readonly ChangedPair[]): Promise<PairCases[]> {
  if (pairs.length === 0) return [];
  const accountIds = [...new Set(pairs.map((pair) => pair.accountId))];
  const cases = tx<CaseRecord>('cases')
    .where({ kind: 'stuck_verification' })
    .where((one) =>
      one
        .whereNotNull('journey_id')
        .orWhere((callers) => callers.whereNotNull('opened_by').whereNotIn('state', [...CLOSED_STATES])),
    )
    .orderBy('id');
  whereTextIn(tx, cases, 'account_id', accountIds);
  const byPair = new Map<string, CaseRecord[]>();
  for (const row of (await cases) as CaseRecord[]) {
    const key = `${row.account_id} ${row.flow}`;
    byPair.set(key, [...(byPair.get(key) ?? []), row]);
  }
  const accounts = tx('accounts').select('account_id', 'gate', 'region');
  whereTextIn(tx, accounts, 'account_id', accountIds);
  const situations = new Map(
    ((await accounts) as (AccountSituation & { account_id: string })[]).map((row) => [row.account_id, row]),
  );
  return pairs.map((pair) => ({
    pair,
    journeys: journeysOf(pair),
    cases: [`${pair.accountId} ${pair.flow}`, `${pair.accountId} null`].flatMap(
      (key) => byPair.get(key) ?? [],
    ),
    account: situations.get(pair.accountId),
  }));
}

async function watchOpened(
  tx: Tx,
  deps: FollowDeps,
  now: number,
  pairs: readonly PairCases[],
  opened: readonly CaseRecord[],
): Promise<void> {
  const journeys = new Map(
    pairs.flatMap((pair) => pair.journeys.map((journey) => [journey.id, journey] as const)),
  );
  const timers = opened.flatMap((row) => {
    const journey = journeys.get(row.journey_id ?? '');
    if (row.state !== 'open' || journey === undefined) return [];
    return [['stuck.lapse', String(row.id), lapseOf(deps, journey, now)]];
  });
  await bulkInsert(tx, 'timers', ['kind', 'subject_id', 'due_at'], timers);
}
