import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { BRAKE_KINDS } from '../contract/phones.ts';

type Figures = PhoneSettings['brakes'];

/** Why a person, or (with `caseId`) a case, is held. */
export interface BrakeFinding {
  kind: (typeof BRAKE_KINDS)[number];
  figure: number;
  limit: number;
  caseId: number | null;
  earlier: number[];
}

/** Acts of one person since their last release, the present one included. */
export interface ActCounts {
  inPace: number;
  inDay: number;
}

/** From how many acts in a day somebody does far more than their team's usual day; a mean over the days worked. Pure. */
export function aboveTeamLimit(actsADay: readonly number[], { teamFactor, teamFloor }: Figures): number {
  const sum = actsADay.reduce((total, acts) => total + acts, 0);
  const usual = actsADay.length === 0 ? 0 : sum / actsADay.length;
  return Math.max(teamFloor, Math.ceil(teamFactor * usual));
}

/** Which limits these acts have reached, the narrowest first. Pure. */
export function paceFindings(
  { inPace, inDay }: ActCounts,
  teamLimit: number,
  figures: Figures,
): BrakeFinding[] {
  const found = (kind: BrakeFinding['kind'], figure: number, limit: number): BrakeFinding[] =>
    figure >= limit ? [{ kind, figure, limit, caseId: null, earlier: [] }] : [];
  return [
    ...found('pace', inPace, figures.pace),
    ...found('above_team', inDay, teamLimit),
    ...found('daily_limit', inDay, figures.aDay),
  ];
}
