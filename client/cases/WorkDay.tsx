import { Typography } from '@mui/material';
import type { MyWork } from '../../server/contract/cases.ts';
import { FactList } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { workMessages } from './work-messages.ts';

/** One's own figures of the day, for nobody else. */
export function WorkDay({ day }: { day: MyWork['day'] }) {
  const t = useText(workMessages);
  const duration = useDurationText();
  const locale = useLocale();
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const escaped =
    day.answered === 0
      ? t('work.day.none')
      : `${t('work.day.escapedOf', { n: day.escaped, of: day.answered })} (${share.format(day.escaped / day.answered)})`;
  const active =
    day.medianActiveSeconds === null
      ? '–'
      : t('work.day.median', { duration: duration(day.medianActiveSeconds * 1_000) });
  return (
    <Section title={t('work.day.title')}>
      <FactList
        labelWidth={84}
        facts={[
          [t('work.day.handled'), day.handled],
          [t('work.day.escaped'), escaped],
          [t('work.day.active'), active],
          [t('work.day.reopened'), day.reopened],
        ]}
      />
      <Typography color="text.disabled" sx={{ mt: 1 }}>
        {t('work.day.private')}
      </Typography>
    </Section>
  );
}
