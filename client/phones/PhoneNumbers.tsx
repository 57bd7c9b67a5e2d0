import { Box } from '@mui/material';
import { FactList } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { CodeLine } from './CodeLine.tsx';
import { NewNumber } from './NewNumber.tsx';
import { NumberActions } from './NumberActions.tsx';
import { OldNumber } from './OldNumber.tsx';
import type { PhonePartProps } from './phone-case-props.ts';
import { phoneMessages } from './phone-messages.ts';

/** The number that is given up and the one that comes, how each is proven, and the codes on their way. */
export function PhoneNumbers({ detail, phone }: Omit<PhonePartProps, 'choose'>) {
  const t = useText(phoneMessages);
  const bound = t('phone.numbers.old');
  const isDone = phone.appliedAt !== null;
  const hasNew = phone.needsNewNumber || phone.newNumber !== null;
  // Once done, the new number is the one that is bound.
  const facts = [
    [isDone ? t('phone.numbers.before') : bound, <OldNumber key="old" phone={phone} />],
    ...(hasNew
      ? ([[isDone ? bound : t('phone.numbers.new'), <NewNumber key="new" phone={phone} />]] as const)
      : []),
    ...(isDone && !hasNew ? ([[bound, phone.binding?.number ?? t('phone.numbers.none')]] as const) : []),
  ] as const;
  // What was entered rightly is said beside its number.
  const codes = isDone ? [] : phone.codes.filter(({ state }) => state !== 'verified');
  return (
    <Section title={t('phone.numbers.title')}>
      <FactList facts={facts} labelWidth={92} />
      {!isDone && phone.riskSignals.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          {phone.riskSignals.map((signal) => (
            <ToneChip key={signal} tone="clock">
              {t(`phone.risk.${signal}`)}
            </ToneChip>
          ))}
        </Box>
      )}
      {codes.map((code) => (
        <CodeLine key={code.id} code={code} detail={detail} />
      ))}
      {detail.can.act && <NumberActions detail={detail} phone={phone} />}
    </Section>
  );
}
