import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';
import { useBulkVerb } from './useBulk.ts';
import { useFigure } from './useFigure.ts';

/** Proposes the release, with the reason that the second person reads. */
export function ProposeBulkButton({ bulk }: { bulk: PhoneBulk }) {
  const t = useText(bulkMessages);
  const figure = useFigure();
  const verb = useBulkVerb(bulk.id);
  const [isAsking, setAsking] = useState(false);
  const ask = () => {
    verb.reset();
    setAsking(true);
  };
  return (
    <>
      <Button variant="contained" color="primary" disabled={bulk.ready === 0} onClick={ask}>
        {t('bulks.propose')}
      </Button>
      <ReasonDialog
        open={isAsking}
        title={t('bulks.proposeTitle', { n: figure(bulk.ready) })}
        confirm={t('bulks.propose').replace('…', '')}
        busy={verb.isPending}
        error={verb.error}
        onConfirm={(reason) =>
          verb.mutate(
            { path: 'proposal', body: { version: bulk.version, reason } },
            { onSuccess: () => setAsking(false) },
          )
        }
        onClose={() => setAsking(false)}
      >
        <Typography sx={{ mb: 2 }}>{t('bulks.proposeExplain')}</Typography>
      </ReasonDialog>
    </>
  );
}
