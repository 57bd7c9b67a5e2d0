import { Box, Link } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { PhoneCode } from '../../server/contract/phones.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { useCountdown } from '../ui/useCountdown.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { phoneMessages } from './phone-messages.ts';
import { useAskCode } from './useAskCode.ts';

interface CodeLineProps {
  code: PhoneCode;
  detail: CaseDetail;
}

const TONE = {
  asked: 'clock',
  sent: 'clock',
  verified: 'proof',
  expired: 'danger',
  exhausted: 'danger',
} as const;

/** A code on its way: where to, its state as it is this second, tries left, and when it can be sent again. */
export function CodeLine({ code, detail }: CodeLineProps) {
  const t = useText(phoneMessages);
  const duration = useDurationText();
  const again = useAskCode(detail);
  const left = useCountdown(code.state === 'sent' ? code.expiresAt : null);
  const wait = useCountdown(code.state === 'verified' ? null : code.resendFrom) ?? 0;
  const state = left === 0 ? 'expired' : code.state;
  return (
    <Box
      role="group"
      aria-label={`${t('phone.code.title')} ${t(`phone.target.${code.target}`)}`}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline', mt: 2 }}
    >
      <span>
        {t('phone.code.title')} {t(`phone.target.${code.target}`)}
      </span>
      <ToneChip tone={TONE[state]}>{t(`phone.code.${state}`, { duration: duration(left ?? 0) })}</ToneChip>
      {state === 'sent' && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t('phone.code.tries', { smart_count: code.triesLeft })}
        </Box>
      )}
      <Box component="span" sx={{ color: 'text.secondary' }} title={t('phone.code.note')}>
        {t('phone.code.today', { n: code.sentToday, limit: code.dailyLimit })}
      </Box>
      {state !== 'verified' && detail.can.act && (
        <Box component="span" sx={{ ml: 'auto' }}>
          {wait > 0 ? (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t('phone.code.wait', { duration: duration(wait) })}
            </Box>
          ) : (
            code.sentToday < code.dailyLimit && (
              <Link component="button" type="button" onClick={() => again.ask(code.target)}>
                {t('phone.code.again')}
              </Link>
            )
          )}
        </Box>
      )}
    </Box>
  );
}
