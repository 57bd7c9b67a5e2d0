import { type Dashboard, type Dimension, DIMENSIONS } from '../../server/contract/dashboard.ts';
import { useRegionName } from '../catalogue/useRegionName.ts';
import { ChoiceSelect } from '../ui/ChoiceSelect.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import type { MetricsView } from './metrics-view.ts';
import { channelText } from './useSegmentText.ts';

interface SegmentSelectsProps {
  segment: MetricsView['segment'];
  choices: Dashboard['choices'] | undefined;
  onChange: (segment: MetricsView['segment']) => void;
}

/** Channel, region and client version, each one or all. */
export function SegmentSelects({ segment, choices, onChange }: SegmentSelectsProps) {
  const t = useText(metricsMessages);
  const region = useRegionName();
  const label = (dimension: Dimension, value: string) =>
    dimension === 'region' ? region(value) : dimension === 'channel' ? channelText(value) : value;
  const choicesOf = (dimension: Dimension) => {
    const chosen = segment[dimension];
    const values = new Set([...(choices?.[dimension] ?? []), ...(chosen === undefined ? [] : [chosen])]);
    return [...values].map((value) => ({ value, label: label(dimension, value) }));
  };
  const choose = (dimension: Dimension, value: string | undefined) => {
    const { [dimension]: _old, ...others } = segment;
    onChange(value === undefined ? others : { ...others, [dimension]: value });
  };
  return DIMENSIONS.map((dimension) => (
    <ChoiceSelect
      key={dimension}
      label={t(`metrics.segment.${dimension}`)}
      choices={choicesOf(dimension)}
      value={segment[dimension]}
      onChange={(choice) => choose(dimension, choice === undefined ? undefined : String(choice.value))}
    />
  ));
}
