import { Box } from '@mui/material';
import { PHONE_USES, type PhoneBinding } from '../../server/contract/phones.ts';
import { useNames } from '../catalogue/useNames.ts';
import { FactList } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { phoneRecordMessages } from './phone-record-messages.ts';
import { useDay } from './useDay.ts';

/** What is bound now: since when, how proven, good for what. */
export function BindingNow({ binding }: { binding: PhoneBinding | null }) {
  const t = useText(phoneRecordMessages);
  const names = useNames();
  const day = useDay();
  if (binding === null)
    return (
      <Section title={t('phoneRecord.now')}>
        <Box sx={{ color: 'text.secondary' }}>{t('phoneRecord.none')}</Box>
      </Section>
    );
  const proven =
    binding.verifiedAt === null
      ? t('phoneRecord.never')
      : [
          day(binding.verifiedAt),
          ...(binding.verifiedBy === null
            ? []
            : [t('phoneRecord.verifiedBy', { way: names.evidence(binding.verifiedBy) })]),
        ].join(' · ');
  return (
    <Section
      title={t('phoneRecord.now')}
      aside={
        <>
          {binding.number}{' '}
          <ToneChip tone={binding.state === 'verified' ? 'proof' : 'clock'}>
            {t(`phoneRecord.state.${binding.state}`)}
          </ToneChip>
        </>
      }
    >
      {binding.reassignedAt !== null && (
        <Box sx={(theme) => ({ color: theme.palette.tokens.tones.danger.text, fontWeight: 600 })}>
          <span aria-hidden="true">! </span>
          {t('phoneRecord.reassigned', { at: day(binding.reassignedAt) })}
        </Box>
      )}
      <FactList
        labelWidth={92}
        facts={[
          [t('phoneRecord.bound'), day(binding.boundAt)],
          [t('phoneRecord.verified'), proven],
          [
            t('phoneRecord.trusted'),
            binding.trustedSince === null ? t('phoneRecord.notYet') : day(binding.trustedSince),
          ],
          [t('phoneRecord.holder'), t(binding.holdsNumber ? 'phoneRecord.holdsIt' : 'phoneRecord.holdsNot')],
          [
            t('phoneRecord.goodFor'),
            <Box key="uses" component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 1 }}>
              {PHONE_USES.map((use) => {
                const said = t(`phoneRecord.uses.${use}`);
                return binding.uses.includes(use) ? (
                  <ToneChip key={use} tone="proof">
                    {said}
                  </ToneChip>
                ) : (
                  <ToneChip key={use}>{t('phoneRecord.not', { use: said })}</ToneChip>
                );
              })}
            </Box>,
          ],
        ]}
      />
    </Section>
  );
}
