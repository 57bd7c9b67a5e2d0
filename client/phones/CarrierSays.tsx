import { Box } from '@mui/material';
import type { CarrierWords } from '../../server/contract/carrier-words.ts';
import { FactList } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { phoneRecordMessages } from './phone-record-messages.ts';
import { useDay } from './useDay.ts';

/** What the carrier says of the number; what it does not say is not known, which is not "no". */
export function CarrierSays({ carrier }: { carrier: CarrierWords | null }) {
  const t = useText(phoneRecordMessages);
  const day = useDay();
  const title = t('phoneRecord.carrier.title');
  if (carrier === null)
    return (
      <Section title={title}>
        <Box sx={{ color: 'text.secondary' }}>{t('phoneRecord.carrier.none')}</Box>
      </Section>
    );
  const { reassigned, referenceDate, latestSimChange, monitoredDays, tenureSince } = carrier;
  const since = referenceDate === null ? t('phoneRecord.carrier.noDate') : day(referenceDate);
  const isGone = reassigned === 'yes';
  return (
    <Section title={title} aside={t('phoneRecord.carrier.asOf', { at: day(carrier.at) })}>
      <FactList
        labelWidth={116}
        facts={[
          [
            t('phoneRecord.carrier.reassigned'),
            <Box
              key="reassigned"
              component="span"
              sx={(theme) => ({
                color: isGone ? theme.palette.tokens.tones.danger.text : theme.palette.tokens.text,
                fontWeight: isGone ? 600 : 400,
              })}
            >
              {isGone && <span aria-hidden="true">! </span>}
              {t(`phoneRecord.carrier.word.${reassigned}`, { at: since })}
            </Box>,
          ],
          [t('phoneRecord.carrier.sim'), simText()],
          [
            t('phoneRecord.carrier.tenure'),
            tenureSince === null ? t('phoneRecord.carrier.tenureUnknown') : day(tenureSince),
          ],
        ]}
      />
    </Section>
  );

  function simText(): string {
    if (latestSimChange !== null) return day(latestSimChange);
    if (monitoredDays === null) return t('phoneRecord.carrier.simUnknown');
    return t('phoneRecord.carrier.simNone', { days: monitoredDays });
  }
}
