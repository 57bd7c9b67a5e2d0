import { useParams } from 'react-router';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { BulkPage } from './BulkPage.tsx';
import { bulkMessages } from './bulk-messages.ts';
import { useBulk } from './useBulk.ts';

/** The page of one file: loads the bulk release of the address. */
export function BulkShow() {
  const t = useText(bulkMessages);
  const { id = '' } = useParams();
  const { data, error, refetch } = useBulk(id);
  if (data !== undefined) return <BulkPage bulk={data} />;
  return (
    <>
      <PageHeader title={t('bulks.title')} />
      {error ? (
        <Section>
          <ProblemState error={error} retry={() => void refetch()} />
        </Section>
      ) : (
        <LoadingState rows={12} />
      )}
    </>
  );
}
