import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { PRIORITIES } from '../../server/contract/case-states.ts';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseVerb } from './useCaseVerb.ts';

interface CasePriorityDialogProps {
  detail: CaseDetail;
  open: boolean;
  onClose: () => void;
}

/** A manager's other opinion of how urgent the case is, with the reason. */
export function CasePriorityDialog({ detail, open, onClose }: CasePriorityDialogProps) {
  const t = useText(casePageMessages);
  const words = useWords();
  const verb = useCaseVerb(detail.id);
  const [priority, setPriority] = useState(detail.priority);
  return (
    <ReasonDialog
      open={open}
      title={t('casePage.priority.title')}
      busy={verb.isPending}
      error={verb.error}
      onConfirm={(reason) =>
        verb.mutate(
          { path: 'priority', body: { version: detail.version, priority, reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <TextField
        select
        fullWidth
        margin="dense"
        label={t('casePage.priority.level')}
        value={priority}
        onChange={(event) => setPriority(Number(event.target.value))}
      >
        {PRIORITIES.map((one) => (
          <MenuItem key={one} value={one}>
            {words(`words.priority.p${one}`)}
          </MenuItem>
        ))}
      </TextField>
    </ReasonDialog>
  );
}
