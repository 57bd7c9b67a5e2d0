import type { LabelBox, LoopArc, PlacedArc, PlacedStep } from './loop-model.ts';
import { shortenText, textWidth } from './text-extent.ts';

export const ARC_FONT = 12;
const LABEL_HEIGHT = 18;
const LABEL_MOST = 340;
const LEVEL_HEIGHT = 30;
const LEVEL_LEAST = 21;
/** Between the lowest label and the steps: room for the curve to bend. */
const FIRST_RISE = 42;
const PORT_GAP = 9;

/** Above `limit`, arcs between the same two steps become one; `label` says how many. */
export function foldArcs(arcs: LoopArc[], limit: number, label: (arcs: LoopArc[]) => string): LoopArc[] {
  if (arcs.length <= limit) return arcs;
  const pairs = new Map<string, LoopArc[]>();
  for (const arc of arcs) {
    const key = `${arc.from}\n${arc.to}`;
    pairs.set(key, [...(pairs.get(key) ?? []), arc]);
  }
  return [...pairs.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length === 1) return same;
    const weight = Math.min(5, 1.5 + same.length / 4);
    return [{ ...first, label: label(same), dashed: same.every((arc) => arc.dashed), weight }];
  });
}

interface Levelled {
  arc: LoopArc;
  from: PlacedStep;
  to: PlacedStep;
  text: string;
  half: number;
  middle: number;
  level: number;
}

/** Puts each arc on the lowest level where neither it nor its label meets another's; short ones lie inside. */
export function levelArcs(arcs: LoopArc[], steps: Map<string, PlacedStep>, width: number): Levelled[] {
  const levelled: Levelled[] = [];
  const known = arcs.flatMap((arc) => {
    const from = steps.get(arc.from);
    const to = steps.get(arc.to);
    return from && to ? [{ arc, from, to }] : [];
  });
  known.sort((a, b) => Math.abs(a.from.x - a.to.x) - Math.abs(b.from.x - b.to.x));
  for (const { arc, from, to } of known) {
    const text = shortenText(arc.label, Math.min(LABEL_MOST, width - 16), ARC_FONT);
    const half = textWidth(text, ARC_FONT) / 2 + 6;
    const middle = Math.min(Math.max((from.x + to.x) / 2, half + 4), Math.max(width - half - 4, half + 4));
    const one: Levelled = { arc, from, to, text, half, middle, level: 0 };
    for (const other of levelled) if (meets(one, other)) one.level = Math.max(one.level, other.level + 1);
    levelled.push(one);
  }
  return levelled;
}

function meets(a: Levelled, b: Levelled): boolean {
  const [aLeft, aRight] = extent(a);
  const [bLeft, bRight] = extent(b);
  return aLeft < bRight && bLeft < aRight;
}

function extent({ from, to, middle, half }: Levelled): [number, number] {
  return [Math.min(from.x, to.x, middle - half), Math.max(from.x, to.x, middle + half)];
}

/** Height that the levels need above the steps, in pixels. */
export function arcsHeight(levelled: Levelled[]): number {
  if (levelled.length === 0) return 0;
  const levels = Math.max(...levelled.map((one) => one.level));
  return LABEL_HEIGHT / 2 + FIRST_RISE + levels * levelHeight(levels);
}

function levelHeight(levels: number): number {
  return levels <= 6 ? LEVEL_HEIGHT : LEVEL_LEAST;
}

/** Draws the arcs from port to port; `floor` is the y of the highest step's top. */
export function placeArcs(levelled: Levelled[], floor: number): PlacedArc[] {
  const most = Math.max(0, ...levelled.map((one) => one.level));
  const ports = portsOf(levelled);
  return levelled.map((one) => {
    const apex = floor - FIRST_RISE - one.level * levelHeight(most);
    const start = portPoint(one.from, ports.get(`${one.arc.id} out`) ?? 0);
    const end = portPoint(one.to, ports.get(`${one.arc.id} in`) ?? 0);
    const label: LabelBox = {
      x: one.middle,
      y: apex,
      width: one.half * 2,
      height: LABEL_HEIGHT,
      text: one.text,
    };
    return { arc: one.arc, level: one.level, label, path: curve(start, end, apex, one.from === one.to) };
  });
}

// A cubic's middle lies a quarter from its ends' height and three quarters from its handles'.
function curve(start: { x: number; y: number }, end: { x: number; y: number }, apex: number, self: boolean) {
  const handle = (apex - (start.y + end.y) / 8) / 0.75;
  const spread = self ? 26 : 0;
  return `M${r(start.x)} ${r(start.y)}C${r(start.x + spread)} ${r(handle)} ${r(end.x - spread)} ${r(handle)} ${r(end.x)} ${r(end.y)}`;
}

// Arcs that go left stand on the left of their step and arcs that come from the right on its right, the higher
// ones outside, so that nested arcs do not cross at their ends.
function portsOf(levelled: Levelled[]): Map<string, number> {
  const ports = new Map<string, number>();
  const ends = new Map<PlacedStep, { key: string; order: number }[]>();
  for (const one of levelled) {
    const back = one.from.x > one.to.x;
    const self = one.from === one.to;
    const left = one.level - 1_000;
    const right = 1_000 - one.level;
    put(one.from, `${one.arc.id} out`, self ? right : back ? left : right);
    put(one.to, `${one.arc.id} in`, self ? left : back ? right : left);
  }
  for (const [step, list] of ends) {
    list.sort((a, b) => a.order - b.order);
    const gap = Math.min(PORT_GAP, (step.half * 1.5) / Math.max(1, list.length - 1));
    for (const [index, end] of list.entries()) ports.set(end.key, (index - (list.length - 1) / 2) * gap);
  }
  return ports;

  function put(step: PlacedStep, key: string, order: number): void {
    const list = ends.get(step) ?? [];
    list.push({ key, order });
    ends.set(step, list);
  }
}

function portPoint(step: PlacedStep, dx: number): { x: number; y: number } {
  const isBar = step.step.size !== undefined;
  const drop = isBar ? 0 : step.half - Math.sqrt(Math.max(0, step.half ** 2 - dx ** 2));
  return { x: step.x + dx, y: step.top + drop - 3 };
}

function r(value: number): number {
  return Math.round(value * 10) / 10;
}
