import { Dialog } from '@mui/material';
import { useState } from 'react';
import { type AccountSearch, AccountSearchDialog } from '../accounts/AccountSearchDialog.tsx';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useText } from '../ui/texts.ts';
import { PaletteBox } from './PaletteBox.tsx';

/** Goes anywhere by typing: cases and accounts by number, pages, actions. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText(shellMessages);
  const [search, setSearch] = useState<AccountSearch | null>(null);
  return (
    <>
      <Dialog
        open={open}
        onClose={onClose}
        aria-label={t('shell.palette.title')}
        fullWidth
        maxWidth="sm"
        sx={{ '& .MuiDialog-container': { alignItems: 'flex-start', pt: '8vh' } }}
      >
        <PaletteBox onDone={onClose} lookUp={setSearch} />
      </Dialog>
      <AccountSearchDialog search={search} onClose={() => setSearch(null)} />
    </>
  );
}
