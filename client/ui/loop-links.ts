import type { LoopLink, PlacedLink, PlacedStep } from './loop-model.ts';
import { textWidth } from './text-extent.ts';

const CHANNEL_HEIGHT = 14;
/** Between ways that pass through the same corridor. */
const LANE = 4;
const LINK_FONT = 12;
const ARROW_ROOM = 5;

/** Links to the next step run along the line; the others in channels below the texts, none over another. */
export function placeLinks(
  links: LoopLink[],
  steps: PlacedStep[],
  below: number,
): { links: PlacedLink[]; height: number } {
  const at = new Map(steps.map((step, index) => [step.step.id, index]));
  const placed: PlacedLink[] = [];
  const channels: [number, number][][] = [];
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    if (next === undefined || step.step.outside !== next.step.outside) continue;
    const link = links.find((one) => one.from === step.step.id && one.to === next.step.id);
    placed.push(along(step, next, link));
  }
  for (const link of links) {
    const from = at.get(link.from);
    const to = at.get(link.to);
    if (from === undefined || to === undefined || from === to) continue;
    const [start, end] = [steps[from], steps[to]];
    if (start === undefined || end === undefined) continue;
    if (to === from + 1 && start.step.outside === end.step.outside) continue;
    const [left, right] = start.x < end.x ? [start.x, end.x] : [end.x, start.x];
    let channel = channels.findIndex((taken) => taken.every(([a, b]) => right <= a || left >= b));
    if (channel < 0) channel = channels.push([]) - 1;
    channels[channel]?.push([left, right]);
    placed.push(around(start, end, below + 10 + channel * CHANNEL_HEIGHT, (channel % 3) * LANE));
  }
  return { links: placed, height: channels.length === 0 ? 0 : 12 + channels.length * CHANNEL_HEIGHT };
}

function along(from: PlacedStep, to: PlacedStep, link: LoopLink | undefined): PlacedLink {
  if (from.step.size !== undefined && to.step.size !== undefined) return bandBetween(from, to, link);
  const left = from.x + from.half + ARROW_ROOM;
  const right = to.x - to.half - ARROW_ROOM;
  const y = middleOf(from, to);
  const text = link?.label ?? '';
  const label = { x: (left + right) / 2, y, width: textWidth(text, LINK_FONT), height: 18, text };
  return {
    from: from.step.id,
    to: to.step.id,
    travelled: link !== undefined,
    path: `M${left} ${y}H${right}`,
    label: text === '' ? null : label,
  };
}

// Bars are joined by what goes over from one height to the other; the words stand in the lower one's middle.
function bandBetween(from: PlacedStep, to: PlacedStep, link: LoopLink | undefined): PlacedLink {
  const [left, right] = [from.x + from.half, to.x - to.half];
  const text = link?.label ?? '';
  const y = Math.max((from.top + from.bottom) / 2, (to.top + to.bottom) / 2) + 11;
  return {
    from: from.step.id,
    to: to.step.id,
    travelled: link !== undefined,
    path: '',
    band: `M${left} ${from.top}L${right} ${to.top}V${to.bottom}H${left}Z`,
    label:
      text === '' ? null : { x: (left + right) / 2, y, width: textWidth(text, LINK_FONT), height: 18, text },
  };
}

// Circles stand on one middle; bars on one floor, where the lower of the two decides.
function middleOf(from: PlacedStep, to: PlacedStep): number {
  return Math.max((from.top + from.bottom) / 2, (to.top + to.bottom) / 2);
}

// Down through the corridor beside the texts, along the channel, and up through the corridor of the other step.
function around(from: PlacedStep, to: PlacedStep, y: number, lane: number): PlacedLink {
  const way = from.x < to.x ? 1 : -1;
  const startX = from.x + way * (Math.max(from.half, textHalf(from)) + 4 + lane);
  const endX = to.x - way * (Math.max(to.half, textHalf(to)) + 4 + lane);
  const startY = (from.top + from.bottom) / 2 + 8;
  const endY = (to.top + to.bottom) / 2 + 8;
  const bend = 6 * way;
  const path =
    `M${from.x + way * (from.half - 1)} ${startY}Q${startX} ${startY} ${startX} ${startY + 14}V${y - 6}` +
    `Q${startX} ${y} ${startX + bend} ${y}H${endX - bend}Q${endX} ${y} ${endX} ${y - 6}V${endY + 14}` +
    `Q${endX} ${endY} ${to.x - way * (to.half + ARROW_ROOM)} ${endY}`;
  return { from: from.step.id, to: to.step.id, travelled: true, path, label: null };
}

function textHalf(step: PlacedStep): number {
  return Math.max(0, ...[...step.titles, ...step.notes].map((line) => line.width / 2));
}
