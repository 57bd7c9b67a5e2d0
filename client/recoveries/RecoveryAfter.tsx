import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { RecoveryStory } from '../../server/contract/recoveries.ts';
import { Instant } from '../ui/Instant.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useInstantText } from '../ui/useInstantText.ts';
import { useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { recoveryMessages } from './recovery-messages.ts';
import { ReportTheftButton } from './ReportTheftButton.tsx';

interface RecoveryAfterProps {
  recovery: RecoveryStory & { restoredAt: string };
  detail: CaseDetail;
}

/** What came after a recovery: given back, perhaps reversed, or until when it still can be. */
export function RecoveryAfter({ recovery, detail }: RecoveryAfterProps) {
  const t = useText(recoveryMessages);
  const instant = useInstantText();
  const now = useNow(null);
  const { restoredAt, reversedAt, reverseCaseId, reversibleUntil } = recovery;
  const isOpen = reversedAt === null && reverseCaseId === null;
  const canReverse = isOpen && reversibleUntil !== null && Date.parse(reversibleUntil) > now;
  return (
    <Box sx={{ mt: 2, display: 'grid', gap: 1 }}>
      <div>
        <ToneChip tone="proof">{t('recovery.told.restored')}</ToneChip> <Instant at={restoredAt} />
      </div>
      {reversedAt !== null && (
        <div>
          <ToneChip tone="danger">{t('recovery.told.reversed')}</ToneChip> <Instant at={reversedAt} />
        </div>
      )}
      {reverseCaseId !== null && reverseCaseId !== detail.id && (
        <Link component={RouterLink} to={`/cases/${reverseCaseId}/show`}>
          {t(reversedAt === null ? 'recovery.told.reversing' : 'recovery.told.reversedBy', {
            id: reverseCaseId,
          })}
        </Link>
      )}
      {canReverse && (
        <Box sx={{ color: 'text.secondary' }}>
          {t('recovery.told.reversible', { date: instant(reversibleUntil, now) })}
        </Box>
      )}
      {canReverse && detail.kind === 'friend_recovery' && <ReportTheftButton accountId={detail.accountId} />}
    </Box>
  );
}
