import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import type { z } from 'zod';
import type { createdKeySchema } from '../../server/contract/keys.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { keyMessages } from './key-messages.ts';

export type CreatedKey = z.infer<typeof createdKeySchema>;

/** The secret, this once. Only its button closes it: a slip of the mouse would lose it. */
export function SecretDialog({ created, onClose }: { created: CreatedKey; onClose: () => void }) {
  const t = useText(keyMessages);
  const ui = useText(uiMessages);
  const titleId = useId();
  return (
    <Dialog open aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{t('keys.secretTitle', { id: created.id })}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{t('keys.secretOnce')}</Typography>
        <Box
          component="code"
          tabIndex={0}
          sx={(theme) => ({
            display: 'block',
            p: 2,
            overflowWrap: 'anywhere',
            backgroundColor: theme.palette.tokens.ground,
            borderRadius: '6px',
          })}
        >
          {created.secret}
        </Box>
      </DialogContent>
      <DialogActions>
        <CopyButton text={created.secret} />
        <Button variant="contained" color="primary" onClick={onClose}>
          {ui('ui.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
