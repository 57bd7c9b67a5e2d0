import { Box } from '@mui/material';
import type { AccountPage } from '../../server/contract/account-page.ts';
import { Section } from '../ui/Section.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { phoneRecordMessages } from './phone-record-messages.ts';
import { useDay } from './useDay.ts';

/** Other accounts that have or had the number: how many, which, when. */
export function SameNumber({ sameNumber }: { sameNumber: AccountPage['sameNumber'] }) {
  const t = useText(phoneRecordMessages);
  const day = useDay();
  const { count, isMore, accounts } = sameNumber;
  return (
    <Section
      title={t('phoneRecord.same.title')}
      aside={count > 0 ? `${count}${isMore ? '+' : ''}` : undefined}
    >
      {count === 0 && <Box sx={{ color: 'text.secondary' }}>{t('phoneRecord.same.none')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {accounts.map((one) => (
          <Box
            component="li"
            key={`${one.accountId} ${one.boundAt}`}
            sx={{ display: 'flex', gap: 3, py: '2px', flexWrap: 'wrap' }}
          >
            <Box component="span" sx={{ minWidth: 100 }}>
              {one.accountId}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {day(one.boundAt)} – {one.releasedAt === null ? t('phoneRecord.over.now') : day(one.releasedAt)}
            </Box>
            {one.holdsNumber && <ToneChip tone="clock">{t('phoneRecord.same.holds')}</ToneChip>}
          </Box>
        ))}
        {isMore && (
          <Box component="li" sx={{ color: 'text.secondary' }}>
            {t('phoneRecord.same.more')}
          </Box>
        )}
      </Box>
    </Section>
  );
}
