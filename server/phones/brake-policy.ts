import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { BRAKE_KINDS } from '../contract/phones.ts';

type Figures = PhoneSettings['brakes'];

/** Why a person, (with `team`) a team, everybody, or (with `caseId`) a case is held. */
export interface BrakeFinding {
  kind: (typeof BRAKE_KINDS)[number];
  figure: number;
  limit: number;
  caseId: number | null;
  team: string | null;
  earlier: number[];
}

/** Acts since the last release, the present one included. */
export interface ActCounts {
  inPace: number;
  inDay: number;
  /** Of the person's team, and of everybody, within the pace. */
  teamInPace: number;
  allInPace: number;
}

/** From how many acts in a day somebody does far more than their team's usual day; a mean over the days worked. Pure. */
export function aboveTeamLimit(actsADay: readonly number[], { teamFactor, teamFloor }: Figures): number {
  const sum = actsADay.reduce((total, acts) => total + acts, 0);
  const usual = actsADay.length === 0 ? 0 : sum / actsADay.length;
  return Math.max(teamFloor, Math.ceil(teamFactor * usual));
}

/**
 * Which limits these acts have reached: the narrowest of the person's own, the team's, and everybody's. People without a
 * team are held one by one, or with everybody. Pure.
 */
export function paceFindings(
  { inPace, inDay, teamInPace, allInPace }: ActCounts,
  team: string,
  teamLimit: number,
  figures: Figures,
): BrakeFinding[] {
  const found = (kind: BrakeFinding['kind'], figure: number, limit: number): BrakeFinding[] =>
    figure >= limit ? [{ kind, figure, limit, caseId: null, team: null, earlier: [] }] : [];
  const own = [
    ...found('pace', inPace, figures.pace),
    ...found('above_team', inDay, teamLimit),
    ...found('daily_limit', inDay, figures.aDay),
  ];
  const ofTeam = team === '' ? [] : found('team_pace', teamInPace, figures.teamPace);
  return [
    ...own.slice(0, 1),
    ...ofTeam.map((one) => ({ ...one, team })),
    ...found('all_pace', allInPace, figures.allPace),
  ];
}
