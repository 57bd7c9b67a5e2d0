import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import type { Quarantined } from '../../server/contract/quarantine.ts';
import { useAbility } from '../api/useStaff.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { DismissButton } from './DismissButton.tsx';
import { quarantineMessages } from './quarantine-messages.ts';
import { useQuarantined } from './useQuarantined.ts';
import { ReplayButton } from './ReplayButton.tsx';
import { rejectionText } from './rejection-text.ts';

/** One event that could not be taken: why, what it held (masked), and what to do with it. */
export function QuarantinedDialog({ row, onClose }: { row: Quarantined; onClose: () => void }) {
  const t = useText(quarantineMessages);
  const ui = useText(uiMessages);
  const locale = useLocale();
  const ability = useAbility();
  const titleId = useId();
  const { data, error } = useQuarantined(row.id);
  const mayAct = row.state === 'waiting' && (ability?.can('retry', 'Quarantine') ?? false);
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{rejectionText(row.code, locale)}</DialogTitle>
      <DialogContent>
        <Typography>{row.detail}</Typography>
        <Typography variant="h2" sx={{ mt: 3 }}>
          {t('quarantine.payload')}
        </Typography>
        <ProblemLine error={error} />
        {!data && !error && <LoadingState rows={5} />}
        {data && (
          <Box
            component="pre"
            tabIndex={0}
            sx={(theme) => ({
              m: 0,
              mt: 1,
              p: 2,
              maxHeight: 320,
              overflow: 'auto',
              fontSize: 12,
              lineHeight: '18px',
              backgroundColor: theme.palette.tokens.ground,
              borderRadius: '6px',
            })}
          >
            {pretty(data.payload)}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        {mayAct && <DismissButton id={row.id} onDone={onClose} />}
        {mayAct && <ReplayButton ids={[row.id]} label={t('quarantine.replay')} onDone={onClose} />}
        <Button onClick={onClose} autoFocus>
          {ui('ui.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
