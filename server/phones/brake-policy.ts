import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { BRAKE_KINDS } from '../contract/phones.ts';

type Figures = PhoneSettings['brakes'];
/** So many earlier cases are named. */
const MOST_CASES = 20;

/** Why a person, (with `team`) a team, everybody, or (with `caseId`) a case is held. */
export interface BrakeFinding {
  kind: (typeof BRAKE_KINDS)[number];
  figure: number;
  limit: number;
  caseId: number | null;
  team: string | null;
  earlier: number[];
}

/** What of a case may come up again. */
export type Mark = 'number' | 'device';

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

/**
 * Whether the same new number or device in cases of other accounts holds this one: at once where this person handled one
 * of them (domain, section 12, brake 8); by several accounts where others did, since a household shares a device, and a
 * number may honestly serve more than one account (section 7). Null where nothing holds it. Pure.
 */
export function repeatFinding(
  mark: Mark,
  caseId: number,
  staffId: string,
  earlier: readonly { case_id: number; account_id: string; staff_id: string }[],
  { repeatAccounts }: Pick<Figures, 'repeatAccounts'>,
): BrakeFinding | null {
  const casesOf = (acts: typeof earlier) => [...new Set(acts.map((act) => act.case_id))].slice(0, MOST_CASES);
  const own = casesOf(earlier.filter((act) => act.staff_id === staffId));
  if (own.length > 0)
    return { kind: `same_${mark}`, figure: own.length, limit: 1, caseId, team: null, earlier: own };
  const figure = new Set(earlier.map((act) => act.account_id)).size;
  if (figure < repeatAccounts) return null;
  return {
    kind: `shared_${mark}`,
    figure,
    limit: repeatAccounts,
    caseId,
    team: null,
    earlier: casesOf(earlier),
  };
}
