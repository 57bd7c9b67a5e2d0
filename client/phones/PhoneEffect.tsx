import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { isClosed } from '../../server/contract/case-states.ts';
import type { PhoneStory } from '../../server/contract/phones.ts';
import { Instant } from '../ui/Instant.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { useCountdown } from '../ui/useCountdown.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { phoneMessages } from './phone-messages.ts';
import { ReversalButton } from './ReversalButton.tsx';
import { HOUR_MS } from '../../server/contract/time-units.ts';

/** When the action takes effect, since when it has, and the way back while there is one. */
export function PhoneEffect({ detail, phone }: { detail: CaseDetail; phone: PhoneStory }) {
  const t = useText(phoneMessages);
  const duration = useDurationText();
  const isCooling = detail.state === 'cooling_off';
  const left = useCountdown(isCooling ? phone.effectAt : null);
  const undoLeft = useCountdown(phone.reversalCaseId === null ? phone.reversibleUntil : null) ?? 0;
  const caseLink = (id: number) => (
    <Link component={RouterLink} to={`/cases/${id}/show`}>
      #{id}
    </Link>
  );
  return (
    <Box sx={{ mt: 2, color: 'text.secondary' }}>
      {phone.reversalOf !== null && (
        <Box>
          {t('phone.undo.of')} {caseLink(phone.reversalOf)}
        </Box>
      )}
      {left !== null && (
        <Box sx={(theme) => ({ color: theme.palette.tokens.tones.clock.text, fontWeight: 600 })}>
          <span aria-hidden="true">◷ </span>
          {t('phone.told.cooling', { duration: duration(left) })}
        </Box>
      )}
      {phone.appliedAt === null &&
        left === null &&
        !isClosed(detail.state) &&
        (phone.coolingOffHours > 0
          ? t('phone.told.would', { duration: duration(phone.coolingOffHours * HOUR_MS) })
          : t('phone.told.atOnce'))}
      {phone.appliedAt !== null && (
        <Box>
          <ToneChip tone={phone.reversedAt === null ? 'proof' : 'quiet'}>
            {t(phone.reversedAt === null ? 'phone.told.done' : 'phone.undo.reversed')}
          </ToneChip>{' '}
          <Instant at={phone.reversedAt ?? phone.appliedAt} />
        </Box>
      )}
      {phone.reversalCaseId !== null && (
        <Box>
          {t('phone.undo.running')} {caseLink(phone.reversalCaseId)}
        </Box>
      )}
      {undoLeft > 0 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: 1 }}>
          <Box sx={{ flex: 1 }}>{t('phone.undo.left', { duration: duration(undoLeft) })}</Box>
          <ReversalButton detail={detail} />
        </Box>
      )}
    </Box>
  );
}
