import { useParams } from 'react-router';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { CaseShowPage } from './CaseShowPage.tsx';
import { useCaseDetail } from './useCaseDetail.ts';

/** The case page: loads the case of the address. */
export function CaseShow() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useCaseDetail(id);
  // What was read stays on the page while a renewal fails; only a first failure has nothing to show.
  if (data) return <CaseShowPage key={data.id} detail={data} refetch={refetch} />;
  if (error)
    return (
      <Section>
        <ProblemState error={error} retry={() => void refetch()} />
      </Section>
    );
  return <LoadingState rows={14} />;
}
