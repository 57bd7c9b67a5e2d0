import { Box, Button } from '@mui/material';
import type { BulkVerdict, PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { CursorPager } from '../ui/CursorPager.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useCursors } from '../ui/useCursors.ts';
import { useText } from '../ui/texts.ts';
import { BulkRowTable } from './BulkRowTable.tsx';
import { bulkMessages } from './bulk-messages.ts';
import { useBulkRows } from './useBulk.ts';

interface BulkRowsProps {
  bulk: PhoneBulk;
  verdict: BulkVerdict | null;
  onShowAll: () => void;
}

/** The file row by row, each with its verdict; of one verdict where one is chosen. */
export function BulkRows({ bulk, verdict, onShowAll }: BulkRowsProps) {
  const t = useText(bulkMessages);
  const cursors = useCursors();
  const { data, error, refetch } = useBulkRows(bulk, verdict, cursors.cursor);
  return (
    <Section
      flush
      title={t('bulks.rows')}
      aside={verdict === null ? undefined : t(`bulks.verdict.${verdict}`)}
      actions={verdict !== null && <Button onClick={onShowAll}>{t('bulks.allRows')}</Button>}
    >
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <LoadingState rows={10} />}
      {data !== undefined &&
        (data.data.length === 0 ? (
          <EmptyState title={t('bulks.noRows')} />
        ) : (
          <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('bulks.rows')}>
            <BulkRowTable rows={data.data} />
          </Box>
        ))}
      <CursorPager cursors={cursors} nextCursor={data?.pageInfo.nextCursor ?? null} />
    </Section>
  );
}
