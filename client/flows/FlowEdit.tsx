import { useParams } from 'react-router';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useFlow } from './useFlow.ts';
import { FlowForm } from './FlowForm.tsx';

export function FlowEdit() {
  const { id = '' } = useParams();
  const { data: flow, error, refetch } = useFlow(id);
  if (error) return <ProblemState error={error} retry={() => void refetch()} />;
  if (!flow) return <LoadingState rows={14} />;
  return <FlowForm key={flow.version} saved={flow.definition} />;
}
