import { useMemo } from 'react';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import type { Question } from './metrics-queries.ts';
import type { MetricsView } from './metrics-view.ts';
import { useOtherText } from './useOtherText.ts';
import { useSegmentText } from './useSegmentText.ts';

/** Another segment that stands beside the one asked for, day by day. */
export interface Beside {
  question: Question;
  /** How the two are called. */
  names: readonly [string, string];
}

/** What stands beside in the charts by day; null where nothing does, or where it is of other days. */
export function useBeside({ compared, other }: MetricsView, question: Question): Beside | null {
  const t = useText(metricsMessages);
  const segment = useSegmentText();
  const otherText = useOtherText();
  return useMemo(() => {
    if (!compared || other === null || other.from !== null) return null;
    const own = segment(question.segment);
    return {
      question: { ...question, segment: other.segment },
      names: [own === '' ? t('metrics.compare.everybody') : own, otherText(other)],
    };
  }, [compared, other, question, segment, otherText, t]);
}
