import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNames } from '../catalogue/useNames.ts';
import { FactList } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { CodeLine } from './CodeLine.tsx';
import { NewNumber } from './NewNumber.tsx';
import { OldNumber } from './OldNumber.tsx';
import { AskCodeButton } from './AskCodeButton.tsx';
import type { PhonePartProps } from './phone-case-props.ts';
import { phoneMessages } from './phone-messages.ts';
import { SetNumberDialog } from './SetNumberDialog.tsx';

/** The number that is given up and the one that comes, how each is proven, and the codes on their way. */
export function PhoneNumbers({ detail, phone }: PhonePartProps) {
  const t = useText(phoneMessages);
  const names = useNames();
  const [isNaming, setNaming] = useState(false);
  const facts = [
    [t(phone.appliedAt === null ? 'phone.numbers.old' : 'phone.numbers.former'), <OldNumber phone={phone} />],
    ...(phone.needsNewNumber || phone.newNumber !== null
      ? ([[t('phone.numbers.new'), <NewNumber phone={phone} />]] as const)
      : []),
  ] as const;
  const canName = phone.canSetNumber && detail.can.act;
  const target = detail.can.act
    ? phone.canAskCode.filter((one) => !phone.codes.some((code) => code.target === one))
    : [];
  return (
    <Section
      title={t('phone.numbers.title')}
      aside={
        phone.trouble === null ? undefined : t('phone.numbers.by', { reason: names.reason(phone.trouble) })
      }
    >
      <FactList facts={facts} labelWidth={92} />
      {phone.riskSignals.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          {phone.riskSignals.map((signal) => (
            <ToneChip key={signal} tone="clock">
              {t(`phone.risk.${signal}`)}
            </ToneChip>
          ))}
        </Box>
      )}
      {phone.codes.map((code) => (
        <CodeLine key={code.id} code={code} detail={detail} canAsk={phone.canAskCode.includes(code.target)} />
      ))}
      {(canName || target.length > 0) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 2 }}>
          {canName && (
            <Button onClick={() => setNaming(true)}>
              {t(phone.newNumber === null ? 'phone.numbers.set' : 'phone.numbers.change')}
            </Button>
          )}
          {target.map((one) => (
            <AskCodeButton key={one} target={one} detail={detail} />
          ))}
        </Box>
      )}
      {isNaming && <SetNumberDialog detail={detail} onClose={() => setNaming(false)} />}
    </Section>
  );
}
