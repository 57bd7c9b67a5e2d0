import { Box } from '@mui/material';
import { useState } from 'react';
import type { BulkVerdict, PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useInstantText } from '../ui/useInstantText.ts';
import { useNow } from '../ui/useNow.ts';
import { useText } from '../ui/texts.ts';
import { BulkActions } from './BulkActions.tsx';
import { BulkCounts } from './BulkCounts.tsx';
import { BulkHistory } from './BulkHistory.tsx';
import { BulkProgress } from './BulkProgress.tsx';
import { BulkRows } from './BulkRows.tsx';
import { BulkSentence } from './BulkSentence.tsx';
import { BulkState } from './BulkState.tsx';
import { bulkMessages } from './bulk-messages.ts';

/** One file: what would happen, row by row; the second person; how far it is. It can be left and come back to. */
export function BulkPage({ bulk }: { bulk: PhoneBulk }) {
  const t = useText(bulkMessages);
  const say = useInstantText();
  const now = useNow();
  const [verdict, setVerdict] = useState<BulkVerdict | null>(null);
  return (
    <>
      <PageHeader
        title={t('bulks.one', { at: say(bulk.createdAt, now) })}
        aside={<BulkState bulk={bulk} />}
        actions={<BulkActions bulk={bulk} />}
      />
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <BulkSentence bulk={bulk} />
        <Box
          sx={{
            display: 'grid',
            gap: 3,
            alignItems: 'start',
            gridTemplateColumns: 'minmax(0, 1fr) 340px',
            '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr) 272px' },
          }}
        >
          <BulkRows key={verdict ?? ''} bulk={bulk} verdict={verdict} onShowAll={() => setVerdict(null)} />
          <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <BulkProgress bulk={bulk} />
            <BulkCounts bulk={bulk} chosen={verdict} onChoose={setVerdict} />
            <BulkHistory bulk={bulk} />
          </Box>
        </Box>
      </Box>
    </>
  );
}
