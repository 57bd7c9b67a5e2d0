import { Box, Button } from '@mui/material';
import type { DecisionPreview } from '../../server/contract/cases.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';

interface DecisionConfirmProps {
  preview: DecisionPreview | undefined;
  error: unknown;
  disabled: boolean;
  onConfirm: () => void;
}

/** The one button that decides, always in sight at the panel's foot. */
export function DecisionConfirm({ preview, error, disabled, onConfirm }: DecisionConfirmProps) {
  const t = useText(casePageMessages);
  return (
    <Box
      sx={(theme) => ({
        position: 'sticky',
        bottom: 0,
        py: 1,
        mb: -2,
        backgroundColor: theme.palette.tokens.surface,
      })}
    >
      <ProblemLine error={error} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: error ? 2 : 0 }}>
        <Box sx={{ flex: 1, color: 'text.secondary' }}>
          {preview &&
            preview.undoSeconds > 0 &&
            t('casePage.decide.undoFor', { seconds: preview.undoSeconds })}
        </Box>
        <Button variant="contained" color="primary" disabled={disabled} onClick={onConfirm}>
          {t(preview?.secondPerson ? 'casePage.decide.submit' : 'casePage.decide.confirm')}
          <KeyHint keys="mod+enter" />
        </Button>
      </Box>
    </Box>
  );
}
