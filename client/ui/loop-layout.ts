import { arcsHeight, levelArcs, placeArcs } from './loop-arcs.ts';
import { placeLinks } from './loop-links.ts';
import type { LabelBox, LoopLayout, LoopModel, LoopStep, PlacedStep } from './loop-model.ts';
import { textWidth, wrapText } from './text-extent.ts';

export const TITLE_FONT = 13;
export const NOTE_FONT = 12;
const LINE_HEIGHT = 18;
const CIRCLE = 22;
const WORST_CIRCLE = 26;
const BAR_HEIGHT = 140;
const BAR_LEAST = 18;
const GAP_LEAST = 92;
const GAP_MOST = 240;
/** Kept free between the texts of neighbours; the wide one lets a way around pass. */
const CORRIDOR = 22;
const NARROW_CORRIDOR = 8;
const OUTSIDE_EXTRA = 28;
const PAD = 10;

/**
 * Places steps, arcs and links for a picture at least as wide as its steps need; wider than `available` it scrolls.
 * Pure: equal models give equal pictures.
 */
export function layoutLoop(model: LoopModel, available: number): LoopLayout {
  const inside = model.steps.filter((step) => !step.outside);
  const outside = model.steps.filter((step) => step.outside);
  const ordered = [...inside, ...outside];
  const apart = inside.length > 0 && outside.length > 0 ? OUTSIDE_EXTRA : 0;
  const gap = gapFor(ordered.length, available - apart);
  const width = Math.max(available, ordered.length * gap + apart);
  const left = (width - (ordered.length * gap + apart)) / 2 + gap / 2;
  const xs = ordered.map((_, index) => left + index * gap + (index >= inside.length ? apart : 0));

  const corridor = isStraight(model, ordered) ? NARROW_CORRIDOR : CORRIDOR;
  const steps = ordered.map((step, index) => placeStep(step, xs[index] ?? 0, gap, corridor));
  const byId = new Map(steps.map((step) => [step.step.id, step]));
  const levelled = levelArcs(model.arcs, byId, width);
  const floor = PAD + arcsHeight(levelled) + (levelled.length === 0 ? PAD : 0);
  const tallest = Math.min(0, ...steps.map((step) => step.top));
  for (const step of steps) shift(step, floor - tallest);
  const arcs = placeArcs(levelled, floor);
  const texts = steps.flatMap((step) => [...step.titles, ...step.notes]);
  const below = Math.max(...texts.map((line) => line.y + line.height / 2), 0);
  const links = placeLinks(model.links, steps, below);
  return {
    width,
    height: Math.ceil(below + links.height + PAD),
    steps,
    arcs,
    links: links.links,
    outsideX: apart === 0 ? null : (xs[inside.length] ?? 0) - (gap + apart) / 2,
  };
}

// Nothing goes anywhere but to the next step.
function isStraight(model: LoopModel, ordered: LoopStep[]): boolean {
  const at = new Map(ordered.map((step, index) => [step.id, index]));
  return model.links.every(({ from, to }) => (at.get(to) ?? 0) === (at.get(from) ?? 0) + 1);
}

function gapFor(count: number, available: number): number {
  return Math.min(Math.max(available / Math.max(1, count), GAP_LEAST), GAP_MOST);
}

// Circles stand around y 0; bars hang from it upwards. `layoutLoop` shifts both into place.
function placeStep(step: LoopStep, x: number, gap: number, corridor: number): PlacedStep {
  const isBar = step.size !== undefined;
  const radius = step.tone === 'worst' ? WORST_CIRCLE : CIRCLE;
  const half = isBar ? Math.min(gap * 0.27, 60) : radius;
  const top = isBar ? -Math.max(BAR_LEAST, (step.size ?? 0) * BAR_HEIGHT) : -radius;
  const bottom = isBar ? 0 : radius;
  const room = gap - corridor;
  // All texts start on one line, whatever the radius.
  const first = (isBar ? 0 : WORST_CIRCLE) + 16;
  const titles = lines(step.title, x, first, room, TITLE_FONT, 2);
  const notes = lines(step.note, x, first + titles.length * LINE_HEIGHT, room, NOTE_FONT, 2);
  return { step, x, y: 0, half, top, bottom, titles, notes };
}

function lines(text: string, x: number, y: number, room: number, size: number, most: number): LabelBox[] {
  return wrapText(text, room, size, most).map((line, index) => ({
    text: line,
    x,
    y: y + index * LINE_HEIGHT,
    width: Math.min(room, textWidth(line, size)),
    height: LINE_HEIGHT,
  }));
}

function shift(step: PlacedStep, by: number): void {
  step.y += by;
  step.top += by;
  step.bottom += by;
  for (const line of [...step.titles, ...step.notes]) line.y += by;
}
