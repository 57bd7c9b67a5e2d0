import type { Reader } from '../../db/connection.ts';
import type { EdgeStory } from '../contract/dashboard.ts';
import { lapEdge } from '../journeys/count-lap.ts';
import type { FigureQuestion } from './figure-question.ts';
import { rowsOf, valueOf } from './figure-sums.ts';
import { sumFigures } from './flow-figures.ts';

/** How often one transition was made, by how many journeys, and, where it is a lap, why. */
export async function edgeStory(
  db: Reader,
  question: FigureQuestion,
  from: string,
  to: string,
): Promise<EdgeStory> {
  const sums = await sumFigures(db, question, ['edge_times', 'edge_journeys', 'lap_reason']);
  return {
    times: valueOf(sums, 'edge_times', from, to),
    journeys: valueOf(sums, 'edge_journeys', from, to),
    reasons: rowsOf(sums, 'lap_reason')
      .filter(({ a }) => a === lapEdge(from, to))
      .map(({ b, value }) => ({ reason: b === '' ? null : b, times: value }))
      .sort((x, y) => y.times - x.times || ((x.reason ?? '') < (y.reason ?? '') ? -1 : 1)),
  };
}
