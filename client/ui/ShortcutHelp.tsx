import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useContext, useId } from 'react';
import { KeyHint } from './KeyHint.tsx';
import { type Shortcut, ShortcutContext } from './shortcut-registry.tsx';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

/** Every key that means something now. */
export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText(uiMessages);
  const titleId = useId();
  const shortcuts = meaningful(useContext(ShortcutContext)?.list() ?? []);
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="xs">
      <DialogTitle id={titleId}>{t('ui.shortcuts.title')}</DialogTitle>
      <DialogContent>
        <ShortcutList title={t('ui.shortcuts.here')} shortcuts={shortcuts.filter((one) => !one.everywhere)} />
        <ShortcutList
          title={t('ui.shortcuts.anywhere')}
          shortcuts={shortcuts.filter((one) => one.everywhere)}
        />
        <Typography color="text.secondary">{t('ui.shortcuts.hint')}</Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {t('ui.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function ShortcutList({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  if (shortcuts.length === 0) return null;
  return (
    <Box component="section" sx={{ mb: 3 }}>
      <Typography variant="h2">{title}</Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '88px 1fr', rowGap: 1 }}>
        {shortcuts.map((one) => (
          <Box key={one.keys} sx={{ display: 'contents' }}>
            <Box component="dt">
              <KeyHint keys={one.keys} />
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {one.label}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

// The first of a key is the one that fires.
function meaningful(all: readonly Shortcut[]): Shortcut[] {
  const byKeys = new Map<string, Shortcut>();
  for (const one of all) if (!one.disabled && !byKeys.has(one.keys)) byKeys.set(one.keys, one);
  return [...byKeys.values()];
}
