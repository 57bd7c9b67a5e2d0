import { Box, Link } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { PhoneInquiry } from '../../server/contract/phone-inquiries.ts';
import { useNames } from '../catalogue/useNames.ts';
import { Instant } from '../ui/Instant.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { useCountdown } from '../ui/useCountdown.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { phoneMessages } from './phone-messages.ts';
import { useAskPlatform } from './useAskPlatform.ts';

interface InquiryLineProps {
  inquiry: PhoneInquiry;
  detail: CaseDetail;
}

// An answer is no proof: what it says is on the checklist.
const TONE = { asked: 'clock', answered: 'quiet', failed: 'danger', unanswered: 'danger' } as const;

/** A question to the platform: when it was asked, what came of it as of this second, and when it can be asked again. */
export function InquiryLine({ inquiry, detail }: InquiryLineProps) {
  const t = useText(phoneMessages);
  const duration = useDurationText();
  const names = useNames();
  const { ask, isPending } = useAskPlatform(detail);
  const { about, askedAt, settledAt, reason, againFrom } = inquiry;
  const left = useCountdown(inquiry.state === 'asked' ? inquiry.answerBy : null);
  const wait = useCountdown(againFrom) ?? 0;
  const state = left === 0 ? 'unanswered' : inquiry.state;
  // The instant stands where the language wants it.
  const [before = '', after = ''] = t('phoneInquiry.askedAt', { at: '\n' }).split('\n');
  const title = t(`phoneInquiry.title.${about}`);
  return (
    <Box
      role="group"
      aria-label={title}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: '2px',
        alignItems: 'baseline',
        py: '6px',
        borderTop: 1,
        borderColor: 'divider',
        '&:last-of-type': { mb: 1 },
      }}
    >
      <span>{title}</span>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {before}
        <Instant at={askedAt} />
        {after}
      </Box>
      <Box component="span" title={t('phoneInquiry.note')}>
        <ToneChip tone={TONE[state]}>
          {t(`phoneInquiry.state.${state}`)}
          {reason !== null && `: ${names.reason(reason)}`}
        </ToneChip>
      </Box>
      {(settledAt !== null || (left !== null && left > 0)) && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {settledAt !== null ? (
            <Instant at={settledAt} />
          ) : (
            t('phoneInquiry.left', { duration: duration(left ?? 0) })
          )}
        </Box>
      )}
      {againFrom !== null && detail.can.act && state !== 'asked' && (
        <Box component="span" sx={{ ml: 'auto' }}>
          {wait > 0 ? (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t('phoneInquiry.wait', { duration: duration(wait) })}
            </Box>
          ) : (
            <Link component="button" type="button" disabled={isPending} onClick={() => ask(about)}>
              {t('phoneInquiry.again')}
            </Link>
          )}
        </Box>
      )}
    </Box>
  );
}
