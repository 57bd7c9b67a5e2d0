import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import type { ExportRow } from '../../server/contract/exports.ts';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { exportMessages } from './export-messages.ts';
import { FilterWords } from './FilterWords.tsx';
import { useExportStep } from './useExports.ts';

/** The second auditor reads what is asked for and why, then approves or refuses. */
export function ApproveExportDialog({ row, onClose }: { row: ExportRow; onClose: () => void }) {
  const t = useText(exportMessages);
  const ui = useText(uiMessages);
  const titleId = useId();
  const step = useExportStep(onClose);
  const decide = (verdict: string) => step.mutate({ id: row.id, step: 'approval', body: { verdict } });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{t('exports.approveTitle', { code: row.by })}</DialogTitle>
      <DialogContent>
        <p>{t('exports.approveHelp', { reason: row.reason ?? '' })}</p>
        <p>
          {t(`exports.set.${row.dataset}`)}. {t('exports.filter')}: <FilterWords filter={row.filter} />
        </p>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{ui('ui.cancel')}</Button>
        <Button disabled={step.isPending} onClick={() => decide('refuse')}>
          {t('exports.refuse')}
        </Button>
        <Button
          variant="contained"
          color="primary"
          disabled={step.isPending}
          onClick={() => decide('approve')}
        >
          {t('exports.approve')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
