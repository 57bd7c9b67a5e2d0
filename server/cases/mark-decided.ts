import type { Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import { findJourney, saveJourneyFlags } from '../journeys/journey-repository.ts';
import { rollUpJourneys } from '../journeys/roll-up-journeys.ts';
import { countWhatWorks } from './what-works.ts';

/** A decision can no longer be taken back: from now on its journey counts as decided, and it counts in what works. */
export async function markDecided(tx: Tx, row: CaseRecord, decision: DecisionRecord): Promise<void> {
  await countWhatWorks(tx, decision, { asked: 1, escaped: 0 });
  if (row.journey_id !== null) await markJourneyDecided(tx, row.journey_id);
}

/** The journey's case has a decision that was carried out. Writes the journey and its rollups. */
export async function markJourneyDecided(tx: Tx, journeyId: string): Promise<void> {
  const before = await findJourney(tx, journeyId);
  if (before === null || before.decided) return;
  const after = { ...before, decided: true };
  await saveJourneyFlags(tx, after);
  await rollUpJourneys(tx, [{ before, after }]);
}
