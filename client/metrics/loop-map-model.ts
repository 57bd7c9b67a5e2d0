import type { Dashboard, FunnelEdge, FunnelStep, PeriodFigures } from '../../server/contract/dashboard.ts';
import type { LoopArc, LoopLink, LoopModel, LoopStep } from '../ui/loop-model.ts';
import type { Say } from '../ui/texts.ts';
import type { metricsMessages } from './metrics-messages.ts';
import type { FigureTexts } from './useFigureTexts.ts';

/** What the map needs to be said in the reader's language. */
export interface MapVoice {
  t: Say<typeof metricsMessages>;
  figures: FigureTexts;
  step: (name: string) => string;
}

/** More ways back than these are in the table only. */
const MOST_ARCS = 6;
const THINNEST = 1.5;
const THICKEST = 12;
/** A share of refusals that rose by so much is pointed out. */
const WORSE_POINTS = 0.1;

/** All journeys of a period in the picture language of one: bars for entries, arcs as wide as they are often. Pure. */
export function loopMapModel({ now, before, headline }: Dashboard, voice: MapVoice): LoopModel {
  const most = Math.max(1, ...now.steps.map((step) => step.entered));
  const earlier = new Map(before?.steps.map((step) => [step.step, step]));
  const isBeside = headline.kind === 'beside';
  return {
    steps: now.steps.map((step) => mapStep(step, earlier.get(step.step) ?? null, most, isBeside, voice)),
    arcs: mapArcs(now, before, isBeside, voice),
    links: mapLinks(now.steps, voice),
  };
}

/** The name of an edge as an arc's id. */
export function edgeId({ from, to }: Pick<FunnelEdge, 'from' | 'to'>): string {
  return `${from} ${to}`;
}

function mapStep(
  step: FunnelStep,
  before: FunnelStep | null,
  most: number,
  isBeside: boolean,
  { t, figures, ...voice }: MapVoice,
): LoopStep {
  const share = refusedShare(step);
  const earlier = before === null ? null : refusedShare(before);
  const worse = share !== null && earlier !== null && share - earlier >= WORSE_POINTS;
  const said = { share: figures.percent(share), before: figures.percent(earlier) };
  return {
    id: step.step,
    title: voice.step(step.step),
    mark: figures.number(step.entered),
    note:
      share === null || step.failed === 0
        ? ''
        : t(
            worse
              ? isBeside
                ? 'metrics.map.failedBeside'
                : 'metrics.map.failedBefore'
              : 'metrics.map.failed',
            said,
          ),
    tone: step.entered === 0 ? 'never' : worse ? 'worst' : 'plain',
    size: step.entered / most,
  };
}

function refusedShare({ failed, entered }: FunnelStep): number | null {
  return entered === 0 ? null : failed / entered;
}

function mapArcs(
  now: PeriodFigures,
  before: PeriodFigures | null,
  isBeside: boolean,
  voice: MapVoice,
): LoopArc[] {
  const laps = now.edges.filter((edge) => edge.kind === 'lap').slice(0, MOST_ARCS);
  const most = Math.max(1, ...laps.map((edge) => edge.times));
  const earlier = new Map(before?.edges.map((edge) => [edgeId(edge), edge.times]));
  return laps.map((edge) => {
    const then = earlier.get(edgeId(edge)) ?? 0;
    const label =
      before !== null && isBeside
        ? besideLabel([edge.times, now.journeys], [then, before.journeys], voice)
        : arcLabel(edge.times, before === null ? null : then, voice);
    const names = { from: voice.step(edge.from), to: voice.step(edge.to), label };
    return {
      id: edgeId(edge),
      from: edge.from,
      to: edge.to,
      label,
      dashed: false,
      weight: THINNEST + ((THICKEST - THINNEST) * edge.times) / most,
      action: voice.t('metrics.map.openEdge', names),
    };
  });
}

function arcLabel(times: number, before: number | null, { t, figures }: MapVoice): string {
  const n = figures.number(times);
  if (before === null) return t('metrics.map.arcAlone', { n });
  return before === 0
    ? t('metrics.map.arcNew', { n })
    : t('metrics.map.arc', { n, change: figures.change(times, before) });
}

// Segments differ in size: times of each hundred journeys can be compared, times cannot.
function besideLabel(
  [times, journeys]: [number, number],
  [otherTimes, others]: [number, number],
  { t, figures }: MapVoice,
): string {
  const of100 = (n: number, all: number) => (all === 0 ? '–' : figures.ratio((100 * n) / all));
  return t('metrics.map.arcBeside', {
    n: figures.number(times),
    rate: of100(times, journeys),
    other: of100(otherTimes, others),
  });
}

// The share goes on the band before the step: of the nearest step before that was on everybody's way.
function mapLinks(steps: readonly FunnelStep[], { figures }: MapVoice): LoopLink[] {
  return steps.slice(1).map((step, index) => ({
    from: steps[index]?.step ?? '',
    to: step.step,
    label: step.ofPrevious === null ? '' : figures.percent(step.ofPrevious),
  }));
}
