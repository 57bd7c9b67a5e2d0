import type { Dashboard } from '../../server/contract/dashboard.ts';

/** The map as rows: each step, then each transition; names are codes, so that a machine can read them. Pure. */
export function funnelCsv({ now, before }: Dashboard): (string | number | null)[][] {
  const steps = new Map(before?.steps.map((step) => [step.step, step]));
  const edges = new Map(before?.edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  return [
    [
      'what',
      'from',
      'to',
      'kind',
      'entered_or_times',
      'journeys',
      'failed',
      'left',
      'laps',
      'median_ms',
      'p90_ms',
      'before',
    ],
    ...now.steps.map((step) => [
      'step',
      step.step,
      '',
      '',
      step.entered,
      step.entered,
      step.failed,
      step.left,
      step.laps,
      step.medianMs,
      step.p90Ms,
      steps.get(step.step)?.entered ?? null,
    ]),
    ...now.edges.map((edge) => [
      'transition',
      edge.from,
      edge.to,
      edge.kind,
      edge.times,
      edge.journeys,
      null,
      null,
      null,
      null,
      null,
      edges.get(`${edge.from} ${edge.to}`)?.times ?? null,
    ]),
  ];
}
