import type { JourneyStory } from '../../server/contract/case-story.ts';
import type { LoopArc, LoopLink, LoopModel, LoopStep, LoopTone } from '../ui/loop-model.ts';
import type { Say } from '../ui/texts.ts';
import type { CaseNames } from './case-slots.ts';
import type { casePageMessages } from './case-page-messages.ts';

/** What the picture needs to be said in the reader's language. */
export interface LoopVoice {
  t: Say<typeof casePageMessages>;
  names: CaseNames;
  duration: (ms: number) => string;
  day: (at: string) => string;
}

/** One journey as a picture: laps each with date and reason, retries counted, ways on. Pure. */
export function caseLoopModel(journey: JourneyStory, voice: LoopVoice): LoopModel {
  return {
    steps: loopSteps(journey, voice),
    arcs: [...lapArcs(journey, voice), ...retryArcs(journey, voice)],
    links: loopLinks(journey),
  };
}

/** The id of the arc that draws this lap. */
export function lapArcId(lapNumber: number): string {
  return `lap ${lapNumber}`;
}

function loopSteps(journey: JourneyStory, { t, names, duration }: LoopVoice): LoopStep[] {
  const refused = journey.steps.map((step) => step.refused);
  const worst = refused.indexOf(Math.max(1, ...refused));
  const ordered = journey.steps.toSorted((a, b) => (a.position ?? 1e9) - (b.position ?? 1e9));
  return ordered.map((step) => {
    const tone = toneOf(step, journey.steps[worst]?.step === step.step);
    return {
      id: step.step,
      title: names.step(step.step),
      mark: markOf(step),
      note:
        step.visits === 0
          ? t('casePage.journey.never')
          : step.refused > 0 && step.topReason !== null
            ? t('casePage.journey.times', { reason: names.reason(step.topReason), n: step.topReasonTimes })
            : step.medianMs === null
              ? ''
              : t('casePage.journey.median', { duration: duration(step.medianMs) }),
      tone,
      outside: step.position === null,
    };
  });
}

type StepFigures = JourneyStory['steps'][number];

function toneOf(step: StepFigures, isWorst: boolean): LoopTone {
  if (step.visits === 0) return 'never';
  if (step.refused > 0) return isWorst ? 'worst' : 'bad';
  return step.passed > 0 ? 'good' : 'plain';
}

function markOf(step: StepFigures): string {
  if (step.refused > 0 && step.passed > 0) return `✓${step.passed} ✗${step.refused}`;
  if (step.refused > 0) return `✗ ${step.refused}`;
  return step.passed > 0 ? `✓ ${step.passed}` : String(step.visits);
}

function lapArcs(journey: JourneyStory, { t, names, day }: LoopVoice): LoopArc[] {
  return journey.transitions.flatMap((move) => {
    if (move.lapNumber === null) return [];
    const name = t(move.empty ? 'casePage.journey.emptyLap' : 'casePage.journey.lap', { n: move.lapNumber });
    const parts = [name, day(move.at), ...(move.reason === null ? [] : [names.reason(move.reason)])];
    const label = parts.join(' · ');
    return [{ id: lapArcId(move.lapNumber), from: move.from, to: move.to, label, dashed: move.empty }];
  });
}

function retryArcs(journey: JourneyStory, { t }: LoopVoice): LoopArc[] {
  const counts = new Map<string, number>();
  for (const move of journey.transitions)
    if (move.kind === 'retry') counts.set(move.from, (counts.get(move.from) ?? 0) + 1);
  return [...counts].map(([step, n]) => ({
    id: `retry ${step}`,
    from: step,
    to: step,
    label: t('casePage.journey.retries', { n }),
    dashed: false,
    tone: 'plain',
  }));
}

function loopLinks(journey: JourneyStory): LoopLink[] {
  const pairs = new Map<string, LoopLink>();
  for (const { kind, from, to } of journey.transitions)
    if (kind === 'forward' || (kind === 'other' && from !== to)) pairs.set(`${from}\n${to}`, { from, to });
  return [...pairs.values()];
}

/** All that the picture shows, in sentences. */
export function loopDescription(journey: JourneyStory, model: LoopModel, { t, names }: LoopVoice): string {
  const titles = new Map(model.steps.map((step) => [step.id, step.title]));
  const steps = journey.steps.map((step) => {
    const said = {
      step: names.step(step.step),
      visits: step.visits,
      passed: step.passed,
      refused: step.refused,
    };
    return t(step.visits === 0 ? 'casePage.journey.said.unvisited' : 'casePage.journey.said.visited', said);
  });
  const laps = model.arcs.map((arc) =>
    t('casePage.journey.said.lap', {
      label: arc.label,
      from: titles.get(arc.from) ?? arc.from,
      to: titles.get(arc.to) ?? arc.to,
    }),
  );
  return [
    t('casePage.journey.said.steps', { steps: steps.join('; ') }),
    laps.length === 0
      ? t('casePage.journey.said.noLaps')
      : t('casePage.journey.said.laps', { laps: laps.join('; ') }),
  ].join(' ');
}
