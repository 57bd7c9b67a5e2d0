import { Box, Button } from '@mui/material';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { useText } from '../ui/texts.ts';
import { BulkConfirmButton } from './BulkConfirmButton.tsx';
import { bulkMessages } from './bulk-messages.ts';
import { ProposeBulkButton } from './ProposeBulkButton.tsx';

/** What this reader can do with the file now. */
export function BulkActions({ bulk }: { bulk: PhoneBulk }) {
  const t = useText(bulkMessages);
  const { can, state } = bulk;
  const { failed = 0, sent = 0 } = bulk.counts;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
      {state === 'proposed' && !can.approve && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t('bulks.wait')}
        </Box>
      )}
      {can.download && (
        <Button href={`/api/phones/bulks/${encodeURIComponent(bulk.id)}/results`} download>
          {t('bulks.download')}
        </Button>
      )}
      {can.cancel && <BulkConfirmButton bulk={bulk} verb="cancel" rows={bulk.ready} />}
      {can.retry && <BulkConfirmButton bulk={bulk} verb="retry" rows={failed + sent} />}
      {can.propose && <ProposeBulkButton bulk={bulk} />}
      {can.approve && <BulkConfirmButton bulk={bulk} verb="approve" rows={bulk.ready} />}
    </Box>
  );
}
