import { Box, Button, LinearProgress } from '@mui/material';
import { useState } from 'react';
import type { ExportRow, ExportState as State } from '../../server/contract/exports.ts';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import type { Tone } from '../ui/tokens.ts';
import { ApproveExportDialog } from './ApproveExportDialog.tsx';
import { exportMessages } from './export-messages.ts';
import { useExportStep } from './useExports.ts';

const TONES: Partial<Record<State, Tone>> = { awaiting_approval: 'clock', failed: 'danger', done: 'proof' };

/** Where an export is, and what this person may do about it. */
export function ExportState({ row }: { row: ExportRow }) {
  const t = useText(exportMessages);
  const step = useExportStep();
  const [isDeciding, setDeciding] = useState(false);
  return (
    <>
      <ToneChip tone={TONES[row.state] ?? 'quiet'}>{t(`exports.state.${row.state}`)}</ToneChip>
      {row.state === 'running' && (
        <LinearProgress
          aria-label={t('exports.state.running')}
          sx={{ mt: 1 }}
          {...(row.share !== null && { variant: 'determinate', value: row.share * 100 })}
        />
      )}
      {row.problem && <div>{t(`exports.problem.${row.problem}`)}</div>}
      <Box sx={{ display: 'flex', gap: 1, mt: row.can.cancel || row.can.approve ? 1 : 0 }}>
        {row.can.cancel && (
          <Button
            disabled={step.isPending}
            onClick={() => step.mutate({ id: row.id, step: 'cancel' })}
            sx={{ minHeight: 26, py: 0 }}
          >
            {t('exports.cancel')}
          </Button>
        )}
        {row.can.approve && (
          <Button onClick={() => setDeciding(true)} sx={{ minHeight: 26, py: 0 }}>
            {t('exports.approve')}…
          </Button>
        )}
      </Box>
      {isDeciding && <ApproveExportDialog row={row} onClose={() => setDeciding(false)} />}
    </>
  );
}
