import { Box, Button } from '@mui/material';
import { useState } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { useText } from '../ui/texts.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { CaseHandOverDialog } from './CaseHandOverDialog.tsx';
import { CaseParkDialog } from './CaseParkDialog.tsx';
import { CasePriorityDialog } from './CasePriorityDialog.tsx';
import { CaseReleaseButton } from './CaseReleaseButton.tsx';
import { casePageMessages } from './case-page-messages.ts';

export interface CaseShowActionsProps {
  detail: CaseDetail;
  /** Null where no work is dealt to this reader. */
  onNext: (() => void) | null;
}

type Open = 'park' | 'handOver' | 'priority' | null;

/** Park, hand over, next; for managers assign and priority. */
export function CaseShowActions({ detail, onNext }: CaseShowActionsProps) {
  const t = useText(casePageMessages);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const { can } = detail;
  // A blind review comes from the queue alone.
  const canHandOver = (can.act || can.assign) && detail.review === null;
  useShortcuts([
    { keys: 'p', label: t('casePage.keys.park'), disabled: !can.act, run: () => setOpen('park') },
    {
      keys: 't',
      label: t('casePage.keys.handOver'),
      disabled: !canHandOver,
      run: () => setOpen('handOver'),
    },
    { keys: 'j', label: t('casePage.keys.next'), disabled: !onNext, run: () => onNext?.() },
  ]);
  return (
    <Box sx={{ display: 'flex', gap: 2 }}>
      {can.act && (
        <Button onClick={() => setOpen('park')}>
          {t('casePage.head.park')}
          <KeyHint keys="p" />
        </Button>
      )}
      {canHandOver && (
        <Button onClick={() => setOpen('handOver')}>
          {t(can.act ? 'casePage.head.handOver' : 'casePage.head.assign')}
          <KeyHint keys="t" />
        </Button>
      )}
      {can.release && <CaseReleaseButton detail={detail} />}
      {can.assign && <Button onClick={() => setOpen('priority')}>{t('casePage.head.priority')}</Button>}
      {onNext && (
        <Button onClick={onNext}>
          {t('casePage.head.next')}
          <KeyHint keys="j" />
        </Button>
      )}
      {open === 'park' && <CaseParkDialog detail={detail} open onClose={close} />}
      {open === 'handOver' && <CaseHandOverDialog detail={detail} open onClose={close} />}
      {open === 'priority' && <CasePriorityDialog detail={detail} open onClose={close} />}
    </Box>
  );
}
