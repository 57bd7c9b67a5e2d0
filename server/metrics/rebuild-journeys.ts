import type { Reader, Tx } from '../../db/connection.ts';
import { lockNames, rawRows } from '../../db/dialects.ts';
import { stitchEvents } from '../journeys/continue-pair.ts';
import {
  type Journey,
  type JourneyChange,
  listPairEvents,
  listPairJourneys,
  saveJourneys,
  toJourneyEvent,
} from '../journeys/journey-repository.ts';
import { rollUpJourneys } from '../journeys/roll-up-journeys.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { newId } from '../platform/ids.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import { followJourneys } from '../stuck/follow-journeys.ts';
import type { ChangedPair } from '../stuck/stuck-pair.ts';

/** So many pairs of account and flow are gone through in one transaction: the writer must not be held long. */
const PAIRS_AT_ONCE = 100;

interface Pair {
  account_id: string;
  flow: string;
}

/** What a run over all journeys found. */
export interface JourneyDifferences {
  pairs: number;
  journeys: number;
  /** Journeys that are stored otherwise than their events say, or not at all, or that no event speaks of. */
  different: number;
}

/**
 * Stitches every (account, flow) again from its raw events and compares; what differs is written, with rollups and
 * cases, unless `check`. Pairs whose first journeys no longer have their events are left alone: retention took them.
 */
export async function rebuildJourneys(
  deps: IntakeDeps,
  check: boolean,
  progress: (pairs: number) => void,
): Promise<JourneyDifferences> {
  const found: JourneyDifferences = { pairs: 0, journeys: 0, different: 0 };
  let after: Pair | null = null;
  for (;;) {
    const pairs = await nextPairs(deps.db.read, after);
    if (pairs.length === 0) return found;
    await rebuildPairs(deps, pairs, check, found);
    found.pairs += pairs.length;
    progress(found.pairs);
    after = pairs.at(-1) ?? null;
  }
}

async function rebuildPairs(
  deps: IntakeDeps,
  pairs: readonly Pair[],
  check: boolean,
  found: JourneyDifferences,
): Promise<void> {
  const now = deps.clock();
  const settings = await deps.settings();
  await deps.db.write(async (tx) => {
    await lockNames(
      tx,
      pairs.map((pair) => `pair ${pair.account_id} ${pair.flow}`),
    );
    const rulebook = await deps.rulebook(tx);
    const changed: ChangedPair[] = [];
    for (const pair of pairs) {
      const { journeys, different, changes } = await comparePair(tx, rulebook, pair);
      found.journeys += journeys;
      found.different += different;
      if (changes.length === 0 || check) continue;
      await saveJourneys(tx, changes, await tailOf(tx, changes, pair));
      changed.push({ accountId: pair.account_id, flow: pair.flow, changes, events: [], refolded: true });
    }
    await rollUpJourneys(
      tx,
      changed.flatMap(({ changes }) => changes),
    );
    await followJourneys(tx, { rulebook, settings }, now, changed);
  });
}

async function comparePair(
  tx: Tx,
  rulebook: Rulebook,
  { account_id: accountId, flow }: Pair,
): Promise<{ journeys: number; different: number; changes: JourneyChange[] }> {
  const stored = await listPairJourneys(tx, accountId, flow);
  const events = await listPairEvents(tx, accountId, flow, { at: 0, id: '' });
  const [oldestEvent] = events;
  const [oldest] = stored;
  if (oldestEvent === undefined || (oldest && oldest.state.startedAt < oldestEvent.occurred_at))
    return { journeys: stored.length, different: 0, changes: [] };
  const rules = rulebook.pairRules(flow);
  const left = new Map(stored.map((journey) => [journey.state.firstEventId, journey]));
  const run = stitchEvents(events.map(toJourneyEvent), rules.forStart, rules.of).map((state) => {
    const before = left.get(state.firstEventId) ?? null;
    left.delete(state.firstEventId);
    const same = before !== null && canonicalJson(before.state) === canonicalJson(state);
    const identity = before ?? { id: newId(), accountId, flow, decided: false };
    return { same, change: { before, after: { ...identity, state } } };
  });
  const gone = [...left.values()].map((before) => ({ before, after: null }));
  const different = run.filter(({ same }) => !same).length + gone.length;
  // Cases are followed along a run up to the pair's last journey, those that stand as they are among them.
  const first = gone.length > 0 ? 0 : run.findIndex(({ same }) => !same);
  const changes = different === 0 ? [] : [...run.slice(first).map(({ change }) => change), ...gone];
  return { journeys: run.length, different, changes };
}

// The last journey of the pair as it will be: a changed one, or one that stands.
async function tailOf(tx: Tx, changes: readonly JourneyChange[], pair: Pair): Promise<ReadonlySet<string>> {
  const stored = await listPairJourneys(tx, pair.account_id, pair.flow);
  const all = new Map<string, Journey>(stored.map((journey) => [journey.id, journey]));
  for (const { before, after } of changes) {
    if (before !== null) all.delete(before.id);
    if (after !== null) all.set(after.id, after);
  }
  const last = [...all.values()].toSorted((a, b) => a.state.startedAt - b.state.startedAt).at(-1);
  return new Set(last === undefined ? [] : [last.id]);
}

function nextPairs(db: Reader, after: Pair | null): Promise<Pair[]> {
  return rawRows<Pair>(
    db,
    `select distinct account_id, flow from events where (account_id, flow) > (?, ?)
      order by account_id, flow limit ${PAIRS_AT_ONCE}`,
    [after?.account_id ?? '', after?.flow ?? ''],
  );
}
