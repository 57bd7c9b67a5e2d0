import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { RecoveryStory } from '../../server/contract/recoveries.ts';
import { useChannelText } from '../catalogue/useChannelText.ts';
import { Instant } from '../ui/Instant.tsx';
import { Section } from '../ui/Section.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { CoolingOff } from './CoolingOff.tsx';
import { recoveryMessages } from './recovery-messages.ts';

/** Who was told when, what remains, and who objected. */
export function RecoveryNotices({ recovery, detail }: { recovery: RecoveryStory; detail: CaseDetail }) {
  const t = useText(recoveryMessages);
  const channelText = useChannelText();
  const locale = useLocale();
  const said = (channels: readonly string[]) =>
    channels.length === 0 ? t('recovery.told.nobody') : listOf(locale, channels.map(channelText));
  return (
    <Section title={t('recovery.told.title')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {recovery.notices.map((notice) => (
          <li key={notice.moment + notice.at}>
            <Instant at={notice.at} /> {t(`recovery.told.moment.${notice.moment}`)}{' '}
            <ToneChip tone={notice.delivered ? 'proof' : 'clock'}>
              {t(notice.delivered ? 'recovery.told.delivered' : 'recovery.told.waiting')}
            </ToneChip>
            <Box sx={{ color: 'text.secondary' }}>{said(notice.channels)}</Box>
          </li>
        ))}
        {recovery.objections.map((objection) => (
          <li key={objection.channel + objection.at}>
            <Instant at={objection.at} />{' '}
            <ToneChip tone={objection.overruledAt === null ? 'danger' : 'quiet'}>
              {t('recovery.told.objection', { channel: channelText(objection.channel) })}
            </ToneChip>
            {objection.overruledAt !== null && ` ${t('recovery.told.overruled')}`}
          </li>
        ))}
      </Box>
      <CoolingOff recovery={recovery} detail={detail} />
    </Section>
  );
}
