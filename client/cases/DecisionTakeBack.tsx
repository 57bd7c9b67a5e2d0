import { Box, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { useCountdown } from '../ui/useCountdown.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { casePageMessages } from './case-page-messages.ts';
import { refreshCases, useCaseVerb } from './useCaseVerb.ts';

/** The way back, as long as the server keeps it open. */
export function DecisionTakeBack({ detail, undoUntil }: { detail: CaseDetail; undoUntil: string }) {
  const t = useText(casePageMessages);
  const announce = useAnnounce();
  const duration = useDurationText();
  const queryClient = useQueryClient();
  const verb = useCaseVerb(detail.id);
  const left = useCountdown(undoUntil) ?? 0;
  const isOver = left <= 0;
  const takeBack = () => {
    if (isOver || verb.isPending) return;
    verb.mutate(
      { path: 'undo', body: { version: detail.version } },
      { onSuccess: () => announce(t('casePage.force.takenBack')) },
    );
  };
  useShortcuts([{ keys: 'z', label: t('casePage.keys.takeBack'), run: takeBack, disabled: isOver }]);
  useEffect(() => {
    if (isOver) void refreshCases(queryClient);
  }, [isOver, queryClient]);
  if (isOver) return null;
  return (
    <Box sx={{ mt: 3 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Box sx={{ flex: 1, color: 'text.secondary' }}>
          {t('casePage.force.leaves', { duration: duration(left) })}
        </Box>
        <Button disabled={verb.isPending} onClick={takeBack}>
          {t('casePage.force.takeBack')} · {duration(left)}
          <KeyHint keys="z" />
        </Button>
      </Box>
      <ProblemLine error={verb.error} />
    </Box>
  );
}
