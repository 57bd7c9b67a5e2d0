import type { JourneyStory } from '../../server/contract/case-story.ts';

export type EvidenceRow = JourneyStory['evidence'][number];
export interface RankedEvidence {
  row: EvidenceRow;
  untried: boolean;
}

/** Tried evidence in the flow's order, then what was never tried, best first by the lower end of its interval. */
export function rankEvidence(rows: readonly EvidenceRow[]): RankedEvidence[] {
  const ranked = rows.map((row) => ({ row, untried: row.cells.every((cell) => cell.state === 'not_tried') }));
  const untried = ranked.filter((one) => one.untried);
  untried.sort((a, b) => (b.row.works?.low ?? -1) - (a.row.works?.low ?? -1));
  return [...ranked.filter((one) => !one.untried), ...untried];
}

/** Rounds `from` (from 0) up to but not including `to`. */
interface RoundColumn {
  from: number;
  to: number;
}
/** As many as stand beside the verdict without scrolling. */
const COLUMNS = 4;

/** A column a round; of many rounds, the older ones share the first. */
export function roundColumns(rounds: number): RoundColumn[] {
  const own = rounds <= COLUMNS ? rounds : COLUMNS - 1;
  const first = rounds - own;
  const newest = Array.from({ length: own }, (_, index) => ({ from: first + index, to: first + index + 1 }));
  return first === 0 ? newest : [{ from: 0, to: first }, ...newest];
}
