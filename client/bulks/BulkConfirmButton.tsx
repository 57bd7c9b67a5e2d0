import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';
import { useBulkVerb } from './useBulk.ts';
import { useFigure } from './useFigure.ts';

const PATHS = { approve: 'approval', cancel: 'cancel', retry: 'retry' } as const;

interface BulkConfirmButtonProps {
  bulk: PhoneBulk;
  verb: keyof typeof PATHS;
  /** How many rows it is about. */
  rows: number;
}

/** Approves, cancels or tries again, after saying what that does. */
export function BulkConfirmButton({ bulk, verb, rows }: BulkConfirmButtonProps) {
  const t = useText(bulkMessages);
  const figure = useFigure();
  const titleId = useId();
  const [isAsking, setAsking] = useState(false);
  const call = useBulkVerb(bulk.id);
  const isApproval = verb === 'approve';
  const close = () => setAsking(false);
  const ask = () => {
    call.reset();
    setAsking(true);
  };
  const run = () => call.mutate({ path: PATHS[verb], body: { version: bulk.version } }, { onSuccess: close });
  return (
    <>
      <Button {...(isApproval && { variant: 'contained', color: 'primary' })} onClick={ask}>
        {t(`bulks.${verb}`)}
      </Button>
      <Dialog open={isAsking} onClose={close} aria-labelledby={titleId} fullWidth maxWidth="xs">
        <DialogTitle id={titleId}>{t(`bulks.${verb}Title`, { n: figure(rows) })}</DialogTitle>
        <DialogContent>
          <Typography>{t(`bulks.${verb}Explain`)}</Typography>
          <ProblemLine error={call.error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={close} autoFocus>
            {t('bulks.keep')}
          </Button>
          <Button variant="contained" color="primary" disabled={call.isPending} onClick={run}>
            {t(`bulks.${verb}`)}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
