import { useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import type { FlowDetail } from '../../server/contract/flow-format.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { FlowForm } from './FlowForm.tsx';

export function FlowEdit() {
  const { id = '' } = useParams();
  const { data: flow, error, refetch } = useGetOne<FlowDetail>('flows', { id });
  if (error) return <ProblemState error={error} retry={() => void refetch()} />;
  if (!flow) return <LoadingState rows={14} />;
  return <FlowForm key={flow.version} saved={flow.definition} />;
}
