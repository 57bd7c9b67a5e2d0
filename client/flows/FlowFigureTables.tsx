import { Typography } from '@mui/material';
import type { FlowDefinition } from '../../server/contract/flow-format.ts';
import type { FlowMetrics } from '../../server/contract/metrics.ts';
import { useNames } from '../catalogue/useNames.ts';
import { FigureTable } from '../ui/FigureTable.tsx';
import { useLocale, useText } from '../ui/texts.ts';
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
  const number = new Intl.NumberFormat(locale);
  const heading = (label: string) => (
    <Typography variant="h2" component="h3" sx={{ mt: 3 }}>
      {label}
    </Typography>
  );
  const [steps, transitions] = [t('flows.steps.title'), t('flows.figures.transitions')];
  return (
    <>
      {heading(steps)}
      <FigureTable
        title={steps}
        head={(['step', ...STEP_FIGURES] as const).map((one) => t(`flows.figures.${one}`))}
        rows={metrics.steps.map((row) => [
          title(row.step),
          ...STEP_FIGURES.map((figure) => number.format(row[figure])),
        ])}
      />
      {heading(transitions)}
      <FigureTable
        title={transitions}
        names={2}
        head={(['from', 'to', 'times', 'journeys'] as const).map((one) => t(`flows.figures.${one}`))}
        rows={metrics.transitions
          .toSorted((a, b) => b.times - a.times)
          .map((row) => [
            title(row.from),
            title(row.to),
            number.format(row.times),
            number.format(row.journeys),
          ])}
      />
    </>
  );
}
