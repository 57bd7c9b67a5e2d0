import type { FlowDefinition } from '../../server/contract/flow-format.ts';
import type { FlowMetrics } from '../../server/contract/metrics.ts';
import { useNames } from '../catalogue/useNames.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { FigureTable } from './FigureTable.tsx';
import { flowMessages } from './flow-messages.ts';

const STEP_FIGURES = ['entered', 'passed', 'failed', 'laps'] as const;

/** The figures of each step, and of each move from step to step. */
export function FlowFigureTables({
  metrics,
  definition,
}: {
  metrics: FlowMetrics;
  definition: FlowDefinition;
}) {
  const t = useText(flowMessages);
  const locale = useLocale();
  const names = useNames();
  const title = (step: string) =>
    definition.steps.find((one) => one.name === step)?.titles[locale] ?? names.step(step);
  return (
    <>
      <FigureTable
        label={t('flows.steps.title')}
        names={[t('flows.figures.step')]}
        figures={STEP_FIGURES.map((one) => t(`flows.figures.${one}`))}
        rows={metrics.steps.map((row) => ({
          key: row.step,
          names: [title(row.step)],
          figures: [row.entered, row.passed, row.failed, row.laps],
        }))}
      />
      <FigureTable
        label={t('flows.figures.transitions')}
        names={[t('flows.figures.from'), t('flows.figures.to')]}
        figures={[t('flows.figures.times'), t('flows.figures.journeys')]}
        rows={metrics.transitions
          .toSorted((a, b) => b.times - a.times)
          .map((row) => ({
            key: `${row.from} ${row.to}`,
            names: [title(row.from), title(row.to)],
            figures: [row.times, row.journeys],
          }))}
      />
    </>
  );
}
