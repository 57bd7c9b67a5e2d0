import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useText } from '../ui/texts.ts';
import { AskCodeButton } from './AskCodeButton.tsx';
import type { PhonePartProps } from './phone-case-props.ts';
import { phoneMessages } from './phone-messages.ts';
import { SetNumberDialog } from './SetNumberDialog.tsx';

/** Naming the new number, and a first code to each number that can be of use. */
export function NumberActions({ detail, phone }: Omit<PhonePartProps, 'choose'>) {
  const t = useText(phoneMessages);
  const [isNaming, setNaming] = useState(false);
  const targets = phone.canAskCode.filter((one) => !phone.codes.some(({ target }) => target === one));
  if (!phone.canSetNumber && targets.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 2 }}>
      {phone.canSetNumber && (
        <Button onClick={() => setNaming(true)}>
          {t(phone.newNumber === null ? 'phone.numbers.set' : 'phone.numbers.change')}
        </Button>
      )}
      {targets.map((one) => (
        <AskCodeButton key={one} target={one} detail={detail} />
      ))}
      {isNaming && <SetNumberDialog detail={detail} onClose={() => setNaming(false)} />}
    </Box>
  );
}
