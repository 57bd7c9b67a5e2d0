import type { CaseDetail } from '../../server/contract/cases.ts';
import { lapArcId } from './case-loop-model.ts';

/** A claim whose evidence is pointed out. */
export interface Proof {
  text: string;
  eventIds: ReadonlySet<string>;
}

/** Which steps and laps of the picture hold these events. */
export function provenParts(detail: CaseDetail, proof: Proof | null): ReadonlySet<string> | undefined {
  if (proof === null || detail.journey === null) return undefined;
  const { visits, transitions } = detail.journey;
  const parts = new Set<string>();
  for (const visit of visits) if (visit.eventIds.some((id) => proof.eventIds.has(id))) parts.add(visit.step);
  // The move from visit i to i + 1 is transition i; a lap is proven by its first event or by what it left.
  for (const [index, move] of transitions.entries()) {
    if (move.lapNumber === null) continue;
    const isLeft = visits[index]?.eventIds.some((id) => proof.eventIds.has(id)) ?? false;
    if (isLeft || proof.eventIds.has(move.eventId)) parts.add(lapArcId(move.lapNumber));
  }
  return parts.size === 0 ? undefined : parts;
}
