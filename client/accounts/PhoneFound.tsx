import { Box, Button, DialogActions, DialogContent, Typography } from '@mui/material';
import type { PhoneSearchAnswer } from '../../server/contract/account-page.ts';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { accountMessages } from './account-messages.ts';
import { PhoneFoundAccount } from './PhoneFoundAccount.tsx';

interface PhoneFoundProps {
  found: PhoneSearchAnswer['data'];
  onClose: () => void;
}

/** Who has or had the number, the holder first. */
export function PhoneFound({ found, onClose }: PhoneFoundProps) {
  const t = useText(accountMessages);
  const ui = useText(uiMessages);
  const sorted = found.toSorted((a, b) => Number(b.holdsNumber) - Number(a.holdsNumber));
  return (
    <>
      <DialogContent>
        {found.length === 0 && <Typography>{t('accounts.phone.none')}</Typography>}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {sorted.map((one) => (
            <PhoneFoundAccount key={`${one.accountId} ${one.boundAt}`} found={one} onLeave={onClose} />
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {ui('ui.close')}
        </Button>
      </DialogActions>
    </>
  );
}
