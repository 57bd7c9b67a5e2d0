import type { Reader } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import { type Dashboard, type Dimension, DIMENSIONS, type Headline } from '../contract/dashboard.ts';
import type { Rulebook } from '../journeys/rulebook.ts';
import { edgeStory } from './edge-story.ts';
import type { FigureQuestion } from './figure-question.ts';
import { checkQuestion } from './check-question.ts';
import { periodFigures, stepsOf } from './period-figures.ts';
import { planHeadline, withReason } from './plan-headline.ts';
import { readBacklog } from './read-backlog.ts';
import { shareOf } from './share.ts';
import { countSegments, countSegmentsThen, type SegmentCount } from './segment-counts.ts';

/**
 * What a manager sees first of a flow: two periods, or two segments, side by side, the queue as it is now, and the sentence. Throws
 * `flow_unknown`, and `invalid_request` for a version that never was.
 */
export async function readDashboard(
  db: Reader,
  rulebook: Rulebook,
  ability: Ability,
  question: FigureQuestion,
  compared: (Pick<FigureQuestion, 'from' | 'to'> & Partial<Pick<FigureQuestion, 'segment'>>) | null,
  now: number,
): Promise<Dashboard> {
  checkQuestion(rulebook, question);
  const earlier = compared && { ...question, ...compared };
  const whole = { ...question, segment: {}, version: undefined };
  const [current, before, cells, cellsBefore, backlog] = await Promise.all([
    periodFigures(db, rulebook, question, now),
    earlier && periodFigures(db, rulebook, earlier, now),
    countSegments(db, whole),
    earlier === null ? [] : countSegmentsThen(db, earlier, now - (question.to - earlier.to)),
    readBacklog(db, ability, question, now),
  ]);
  const cellsNow = cells.filter((cell) => isOf(cell, question));
  const stuckThen = cellsBefore.reduce((sum, cell) => sum + cell.stuck, 0);
  const rateThen = before && shareOf(stuckThen, before.journeys);
  const isBeside = compared?.segment !== undefined;
  const headline = planHeadline({ now: current, before, rateThen, cellsNow, cellsBefore, isBeside });
  const moved = headline.kind === 'moved' || headline.kind === 'beside' ? headline : null;
  const edge = moved?.edge ?? null;
  const segment = segmentIn(headline, question);
  const { definition } = rulebook.latest(question.flow);
  return {
    flow: question.flow,
    titles: definition.titles,
    steps: stepsOf(rulebook, question).map((name) => ({
      name,
      titles: rulebook.stepTitles(question.flow, name),
    })),
    versions: versionsIn(cells),
    choices: choicesIn(cells),
    now: current,
    before,
    loopRateThen: rateThen,
    backlog,
    headline:
      moved === null || edge === null
        ? headline
        : withReason(moved, await edgeStory(db, { ...question, segment }, edge.from, edge.to)),
  };
}

// The reason is that of the segment which explains the change.
function segmentIn(headline: Headline, question: FigureQuestion): FigureQuestion['segment'] {
  const segment = headline.kind === 'moved' ? headline.segment : null;
  const named = DIMENSIONS.flatMap((name) => {
    const value = segment?.[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...question.segment, ...Object.fromEntries(named) };
}

function isOf(cell: SegmentCount, { segment, version }: FigureQuestion): boolean {
  if (version !== undefined && cell.version !== version) return false;
  return DIMENSIONS.every((name) => segment[name] === undefined || segment[name] === cell[name]);
}

function versionsIn(cells: readonly SegmentCount[]): Dashboard['versions'] {
  const counts = new Map<number, number>();
  for (const { version, journeys } of cells) counts.set(version, (counts.get(version) ?? 0) + journeys);
  return [...counts]
    .map(([version, journeys]) => ({ version, journeys }))
    .sort((a, b) => a.version - b.version);
}

function choicesIn(cells: readonly SegmentCount[]): Dashboard['choices'] {
  const of = (name: Dimension) =>
    [...new Set(cells.map((cell) => cell[name]))].filter((one) => one !== '').sort();
  return { channel: of('channel'), region: of('region'), clientVersion: of('clientVersion') };
}
