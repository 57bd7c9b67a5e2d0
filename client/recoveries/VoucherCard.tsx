import { Box } from '@mui/material';
import type { RecoveryVoucher } from '../../server/contract/recoveries.ts';
import { Instant } from '../ui/Instant.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { RADIUS, type Tone } from '../ui/tokens.ts';
import { useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';
import { SignalLine } from './SignalLine.tsx';
import { useVoucherFacts } from './useVoucherFacts.ts';

/** One friend: what they said, what is known of them, and each sign of risk with its points. */
export function VoucherCard({ voucher }: { voucher: RecoveryVoucher }) {
  const t = useText(recoveryMessages);
  const facts = useVoucherFacts(voucher);
  const tone = toneOf(voucher);
  return (
    <Box
      component="li"
      aria-label={voucher.accountId}
      sx={(theme) => ({
        border: `1px solid ${theme.palette.tokens.line}`,
        borderTop: `3px solid ${tone === 'quiet' ? theme.palette.tokens.lineStrong : theme.palette.tokens.tones[tone].text}`,
        borderRadius: `${RADIUS.card}px`,
        p: '8px 12px',
        minWidth: 0,
      })}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1 }}>
        <Box component="span" sx={{ fontWeight: 600, flex: 1, overflowWrap: 'anywhere' }}>
          {voucher.accountId}
        </Box>
        {voucher.appointed && <ToneChip>{t('recovery.vouchers.appointed')}</ToneChip>}
        {voucher.verdict === 'vouched' && (
          <ToneChip tone={tone}>{t('recovery.vouchers.points', { n: voucher.points })}</ToneChip>
        )}
      </Box>
      <Box sx={{ color: 'text.secondary' }}>
        {t(`recovery.verdict.${voucher.verdict}`)}
        {voucher.at !== null && (
          <>
            {' · '}
            <Instant at={voucher.at} />
          </>
        )}
      </Box>
      {voucher.refusal !== null && (
        <Box sx={(theme) => ({ color: theme.palette.tokens.tones.danger.text, fontWeight: 600 })}>
          <span aria-hidden="true">! </span>
          {t(`recovery.refusal.${voucher.refusal}`)}
        </Box>
      )}
      {voucher.signals.map((signal) => (
        <SignalLine key={signal.signal} signal={signal} />
      ))}
      {facts.map((fact) => (
        <Box key={fact} sx={{ color: 'text.secondary' }}>
          {fact}
        </Box>
      ))}
    </Box>
  );
}

function toneOf({ verdict, points, refusal }: RecoveryVoucher): Tone {
  if (verdict !== 'vouched') return 'quiet';
  if (points > 0) return 'danger';
  return refusal === null ? 'proof' : 'quiet';
}
