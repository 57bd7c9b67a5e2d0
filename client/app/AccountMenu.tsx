import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useLogout } from 'react-admin';
import { useStaff } from '../api/useStaff.ts';
import { useWords } from '../catalogue/useWords.ts';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useText } from '../ui/texts.ts';
import { useDensity } from './useDensity.ts';

/** Who is signed in, how roomy they want rows to be, and the way out. */
export function AccountMenu() {
  const t = useText(shellMessages);
  const words = useWords();
  const staff = useStaff();
  const [density, setDensity] = useDensity();
  const isRoomy = density === 'roomy';
  const logout = useLogout();
  // The next to sign in is not led to where this person was.
  const signOut = () => void logout({}, '/login', false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!staff) return null;
  const role = words(`words.role.${staff.role}`);
  return (
    <>
      <Button
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={t('shell.you', { role, code: staff.code })}
        sx={{ borderRadius: '16px', fontWeight: 400, minHeight: 26, py: '2px' }}
      >
        {role} · {staff.code}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => setDensity(isRoomy ? 'dense' : 'roomy')}>
          {t(isRoomy ? 'shell.denser' : 'shell.roomier')}
        </MenuItem>
        <MenuItem onClick={signOut}>{t('shell.signOut')}</MenuItem>
      </Menu>
    </>
  );
}
