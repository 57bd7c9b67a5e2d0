/** How a step or a line is meant; each has its colour in the theme and never stands by colour alone. */
export type LoopTone = 'good' | 'bad' | 'worst' | 'plain' | 'never';

/** One step of the line, with the texts that stand in it and below it. */
export interface LoopStep {
  id: string;
  title: string;
  /** Inside the circle or bar: "✓ 4". */
  mark: string;
  note: string;
  tone: LoopTone;
  /** Not in the flow: drawn apart, after the others. */
  outside?: boolean;
  /** Share of the tallest bar, 0 to 1; with it the step is a bar and not a circle. */
  size?: number;
}

/** A way back, or a retry where `from` is `to`: an arc above the line. */
export interface LoopArc {
  id: string;
  from: string;
  to: string;
  label: string;
  dashed: boolean;
  /** What opens, in words: with it the arc can be chosen. */
  action?: string;
  /** Width of the line in pixels; 1.5 where nothing is said. */
  weight?: number;
  tone?: 'loop' | 'plain';
}

/** A way on: along the line to the next step, in a channel below to any other. */
export interface LoopLink {
  from: string;
  to: string;
  label?: string;
}

export interface LoopModel {
  steps: LoopStep[];
  arcs: LoopArc[];
  links: LoopLink[];
}

export interface Point {
  x: number;
  y: number;
}
/** A line of text by the middle of its baseline box. */
export interface LabelBox extends Point {
  width: number;
  height: number;
  text: string;
}
export interface PlacedStep extends Point {
  step: LoopStep;
  /** Half its width: the circle's radius, or half the bar. */
  half: number;
  top: number;
  bottom: number;
  titles: LabelBox[];
  notes: LabelBox[];
}
export interface PlacedArc {
  arc: LoopArc;
  path: string;
  label: LabelBox;
  level: number;
}
export interface PlacedLink {
  from: string;
  to: string;
  path: string;
  /** Between two bars: the outline of the band from the one to the other. */
  band?: string;
  /** False where nobody went: a dotted hint of the order. */
  travelled: boolean;
  label: LabelBox | null;
}
export interface LoopLayout {
  width: number;
  height: number;
  steps: PlacedStep[];
  arcs: PlacedArc[];
  links: PlacedLink[];
  /** Where the steps outside the flow begin; null where there are none. */
  outsideX: number | null;
}
