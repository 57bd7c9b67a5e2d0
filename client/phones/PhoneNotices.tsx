import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { PhoneStory } from '../../server/contract/phones.ts';
import { useChannelText } from '../catalogue/useChannelText.ts';
import { Instant } from '../ui/Instant.tsx';
import { Section } from '../ui/Section.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { phoneMessages } from './phone-messages.ts';
import { PhoneEffect } from './PhoneEffect.tsx';

/** Who was told when, who objected, and when it takes effect or can be undone. */
export function PhoneNotices({ detail, phone }: { detail: CaseDetail; phone: PhoneStory }) {
  const t = useText(phoneMessages);
  const channelText = useChannelText();
  const locale = useLocale();
  const said = (channels: readonly string[]) =>
    channels.length === 0 ? t('phone.told.nobody') : listOf(locale, channels.map(channelText));
  return (
    <Section title={t('phone.told.title')}>
      {phone.notices.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('phone.told.none')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {phone.notices.map((notice) => (
          <li key={notice.moment + notice.at}>
            <Instant at={notice.at} /> {t(`phone.told.moment.${notice.moment}`)}{' '}
            <ToneChip tone={notice.delivered ? 'proof' : 'clock'}>
              {t(notice.delivered ? 'phone.told.delivered' : 'phone.told.waiting')}
            </ToneChip>{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {said(notice.channels)}
            </Box>
          </li>
        ))}
        {phone.objections.map((objection) => (
          <li key={objection.channel + objection.at}>
            <Instant at={objection.at} />{' '}
            <ToneChip tone={objection.overruledAt === null ? 'danger' : 'quiet'}>
              {t('phone.told.objection', { channel: channelText(objection.channel) })}
            </ToneChip>{' '}
            {objection.overruledAt !== null && `${t('phone.told.overruled')} `}
            {objection.caseId !== null && (
              <Link component={RouterLink} to={`/cases/${objection.caseId}/show`}>
                {t('phone.told.seeCase', { id: objection.caseId })}
              </Link>
            )}
          </li>
        ))}
      </Box>
      <PhoneEffect detail={detail} phone={phone} />
    </Section>
  );
}
