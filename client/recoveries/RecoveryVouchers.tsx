import { Box } from '@mui/material';
import type { RecoveryStory } from '../../server/contract/recoveries.ts';
import { useNames } from '../catalogue/useNames.ts';
import { Section } from '../ui/Section.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';
import { VoucherCard } from './VoucherCard.tsx';

/** Every friend who spoke as a card whose points add up to the total; who has not, in a line. */
export function RecoveryVouchers({ recovery }: { recovery: RecoveryStory }) {
  const t = useText(recoveryMessages);
  const names = useNames();
  const { counted, needed, named, secondMethod, vouchers } = recovery;
  const locale = useLocale();
  const heard = vouchers.filter(({ verdict }) => verdict !== 'asked');
  const silent = vouchers.filter(({ verdict }) => verdict === 'asked').map((one) => one.accountId);
  const second =
    secondMethod === null
      ? t('recovery.vouchers.noSecond')
      : t('recovery.vouchers.second', { method: names.evidence(secondMethod) });
  return (
    <Section
      title={t('recovery.vouchers.title')}
      aside={`${t('recovery.vouchers.aside', { counted, needed, named })} · ${second}`}
    >
      {vouchers.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('recovery.vouchers.none')}</Box>}
      <Box
        component="ul"
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(208px, 1fr))',
        }}
      >
        {heard.map((voucher) => (
          <VoucherCard key={voucher.accountId} voucher={voucher} />
        ))}
      </Box>
      {silent.length > 0 && (
        <Box sx={{ mt: 2, color: 'text.secondary' }}>
          {t('recovery.vouchers.asked', { accounts: listOf(locale, silent) })}
        </Box>
      )}
    </Section>
  );
}
