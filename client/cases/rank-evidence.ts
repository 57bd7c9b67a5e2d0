import type { JourneyStory } from '../../server/contract/cases.ts';

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
