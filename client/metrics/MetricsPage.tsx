import { useFlowChoices } from './metrics-queries.ts';
import { MetricsOfFlow } from './MetricsOfFlow.tsx';
import { useMetricsView } from './useMetricsView.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';

/** Where a manager begins who asks how verification is doing. */
const FIRST_FLOW = 'identity_strengthening';

/** Where the funnel leaks and loops, since when, for whom, why, and what helps. */
export function MetricsPage() {
  const t = useText(metricsMessages);
  const [view, change] = useMetricsView();
  const { data, error, refetch } = useFlowChoices();
  if (error) return <ProblemState error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState rows={16} />;
  const flows = data.data;
  const flow = view.flow ?? (flows.find(({ id }) => id === FIRST_FLOW) ?? flows[0])?.id;
  if (flow === undefined) return <EmptyState title={t('metrics.emptyTitle')} isPage />;
  return <MetricsOfFlow flows={flows} flow={flow} view={view} onChange={change} />;
}
