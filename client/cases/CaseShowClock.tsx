import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { isClosed } from '../../server/contract/case-states.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { absoluteInstant, clockTime } from '../ui/time-format.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { useNow } from '../ui/useNow.ts';
import { casePageMessages } from './case-page-messages.ts';
import { HOUR_MS } from '../../server/contract/time-units.ts';

const SOON_MS = 2 * HOUR_MS;

/** How long there is to decide, how long the claim lasts, and when a parked case wakes. */
export function CaseShowClock({ detail, claimUntil }: { detail: CaseDetail; claimUntil: string | null }) {
  const t = useText(casePageMessages);
  const locale = useLocale();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, whiteSpace: 'nowrap' }}>
      <TimeLeft detail={detail} />
      {detail.state === 'claimed' && claimUntil !== null && detail.assignee !== null && (
        <ToneChip tone={detail.can.act ? 'action' : 'quiet'}>
          {detail.can.act
            ? t('casePage.head.mine', { at: clockTime(Date.parse(claimUntil), locale) })
            : t('casePage.head.theirs', { who: detail.assignee.code })}
        </ToneChip>
      )}
      {detail.parkedUntil !== null && (
        <ToneChip tone="quiet">
          {t('casePage.head.parked', {
            who: detail.assignee?.code ?? '',
            at: absoluteInstant(detail.parkedUntil, locale),
          })}
        </ToneChip>
      )}
    </Box>
  );
}

function TimeLeft({ detail }: { detail: CaseDetail }) {
  const t = useText(casePageMessages);
  const locale = useLocale();
  const duration = useDurationText();
  const now = useNow();
  if (isClosed(detail.state)) return null;
  if (detail.dueAt === null) return <Box sx={{ color: 'text.secondary' }}>{t('casePage.head.paused')}</Box>;
  const left = Date.parse(detail.dueAt) - now;
  const tone = left <= 0 ? 'danger' : left < SOON_MS ? 'clock' : 'quiet';
  return (
    <Box
      component="time"
      dateTime={detail.dueAt}
      title={t('casePage.head.due', { at: absoluteInstant(detail.dueAt, locale) })}
      sx={(theme) => ({
        fontWeight: tone === 'quiet' ? 400 : 600,
        color: tone === 'quiet' ? theme.palette.tokens.second : theme.palette.tokens.tones[tone].text,
      })}
    >
      {tone !== 'quiet' && <span aria-hidden="true">{tone === 'clock' ? '◷ ' : '! '}</span>}
      {t(left <= 0 ? 'casePage.head.overdue' : 'casePage.head.left', { duration: duration(Math.abs(left)) })}
    </Box>
  );
}
