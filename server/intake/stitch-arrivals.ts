import type { Tx } from '../../db/connection.ts';
import {
  findTails,
  growTails,
  listPairEvents,
  listPairJourneys,
  saveJourneys,
  toJourneyEvent,
} from '../journeys/journey-repository.ts';
import type { JourneyEvent } from '../journeys/journey-event.ts';
import { rollUpJourneys } from '../journeys/roll-up-journeys.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import {
  appendToPair,
  needsRefold,
  type PairArrival,
  refoldMark,
  refoldPair,
  type StitchedPair,
} from '../journeys/stitch-pair.ts';
import { newId } from '../platform/ids.ts';
import type { ChangedPair } from '../stuck/stuck-pair.ts';
import type { ReadEvent } from './read-event.ts';

interface Arrived {
  arrival: PairArrival;
  stitched: StitchedPair;
  refolded: boolean;
}

/** Stitches events that were just stored into their pairs' journeys; writes journeys and rollups. */
export async function stitchArrivals(
  tx: Tx,
  rulebook: Rulebook,
  events: readonly ReadEvent[],
): Promise<ChangedPair[]> {
  const arrivals = groupByPair(events);
  const tails = await findTails(tx, arrivals);
  const pairs: Arrived[] = [];
  for (const { accountId, flow, events: arrived } of arrivals) {
    const arrival = { accountId, flow, tail: tails.get(`${accountId} ${flow}`) ?? null, events: arrived };
    const refolded = needsRefold(arrival);
    const rules = rulebook.pairRules(flow);
    const stitched = refolded ? await refold(tx, arrival, rulebook) : appendToPair(arrival, rules, newId);
    pairs.push({ arrival, stitched, refolded });
  }
  const grown = pairs.filter(onlyGrew);
  const others = pairs.filter((pair) => !onlyGrew(pair));
  await saveJourneys(
    tx,
    others.flatMap(({ stitched }) => stitched.changes),
    new Set(others.map(({ stitched }) => stitched.tail.id)),
  );
  await growTails(
    tx,
    grown.map(({ stitched }) => stitched.tail),
  );
  await rollUpJourneys(
    tx,
    pairs.flatMap(({ stitched }) => stitched.changes),
  );
  return pairs.map(({ arrival, stitched, refolded }) => ({
    accountId: arrival.accountId,
    flow: arrival.flow,
    changes: stitched.changes,
    events: arrival.events,
    refolded,
  }));
}

// The last journey took all of it and stays the last.
function onlyGrew({ stitched, refolded }: Arrived): boolean {
  return !refolded && stitched.changes.length === 1 && stitched.changes[0]?.before !== null;
}

async function refold(tx: Tx, arrival: PairArrival, rulebook: Rulebook): Promise<StitchedPair> {
  const journeys = await listPairJourneys(tx, arrival.accountId, arrival.flow);
  const stored = await listPairEvents(tx, arrival.accountId, arrival.flow, refoldMark(arrival, journeys));
  return refoldPair(arrival, journeys, stored.map(toJourneyEvent), rulebook.pairRules(arrival.flow), newId);
}

function groupByPair(
  events: readonly ReadEvent[],
): { accountId: string; flow: string; events: JourneyEvent[] }[] {
  const pairs = new Map<string, { accountId: string; flow: string; events: JourneyEvent[] }>();
  for (const { event, at } of events) {
    const key = `${event.accountId} ${event.flow}`;
    const pair = pairs.get(key) ?? { accountId: event.accountId, flow: event.flow, events: [] };
    pairs.set(key, pair);
    pair.events.push({
      id: event.id,
      at,
      step: event.step,
      outcome: event.outcome,
      reason: event.reason ?? null,
      evidence: event.evidence ?? [],
      channel: event.channel ?? null,
      region: event.region ?? null,
      clientVersion: event.clientVersion ?? null,
    });
  }
  return [...pairs.values()];
}
