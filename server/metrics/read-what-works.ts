import type { Reader } from '../../db/connection.ts';
import type { DecisionsThatWork } from '../contract/dashboard.ts';
import type { Settings } from '../contract/settings.ts';
import { isoOf } from '../platform/clock.ts';
import { countEscapes } from './count-escapes.ts';
import type { FigureQuestion } from './figure-question.ts';
import { shareOf } from './share.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** Who escaped after which decision and which evidence asked, of the journeys of so many days before the period's end. */
export async function readWhatWorks(
  db: Reader,
  question: FigureQuestion,
  { whatWorksDays, whatWorksMinimum }: Settings,
): Promise<DecisionsThatWork> {
  const from = question.to - whatWorksDays * DAY_MS;
  const counts = await countEscapes(db, { ...question, from });
  return {
    since: isoOf(from),
    minimum: whatWorksMinimum,
    decisions: counts
      .map(({ type, evidence, decided, escaped }) => ({ type, evidence, escaped: shareOf(escaped, decided) }))
      .sort((a, b) => (b.escaped.share ?? 0) - (a.escaped.share ?? 0) || b.escaped.of - a.escaped.of),
  };
}
