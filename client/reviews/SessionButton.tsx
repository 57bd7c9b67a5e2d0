import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useContext, useId, useState } from 'react';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { reviewMessages } from './review-messages.ts';
import { SessionSlotContext } from './session-slot.ts';

/** Shows everything that was done in the session of a look. */
export function SessionButton({ actor, sessionId }: { actor: string; sessionId: string | null }) {
  const t = useText(reviewMessages);
  const ui = useText(uiMessages);
  const titleId = useId();
  const showSession = useContext(SessionSlotContext);
  const [isOpen, setOpen] = useState(false);
  if (sessionId === null || showSession === null) return null;
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)} sx={{ minHeight: 26, py: 0 }}>
        {t('reviews.session')}
      </Button>
      {isOpen && (
        <Dialog open onClose={() => setOpen(false)} aria-labelledby={titleId} fullWidth maxWidth="md">
          <DialogTitle id={titleId}>{t('reviews.sessionTitle', { actor })}</DialogTitle>
          <DialogContent sx={{ minHeight: 240 }}>{showSession(sessionId)}</DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>{ui('ui.close')}</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
