import { Box } from '@mui/material';
import { KeyHint } from '../ui/KeyHint.tsx';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useText } from '../ui/texts.ts';
import { RADIUS } from '../ui/tokens.ts';

/** Looks like a field and opens the palette, where the typing is done. */
export function SearchBox({ onOpen }: { onOpen: () => void }) {
  const t = useText(shellMessages);
  return (
    <Box
      component="button"
      type="button"
      onClick={onOpen}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        width: { xs: 280, lg: 360 },
        height: 30,
        px: '10px',
        font: 'inherit',
        fontSize: 13,
        textAlign: 'left',
        color: theme.palette.tokens.third,
        cursor: 'text',
        backgroundColor: theme.palette.tokens.surface,
        border: `1px solid ${theme.palette.tokens.lineStrong}`,
        borderRadius: `${RADIUS.control}px`,
        '@media (pointer: coarse)': { height: 40 },
      })}
    >
      <Box component="span" sx={{ flex: 1 }}>
        {t('shell.search')}
      </Box>
      <KeyHint keys="mod+k" />
    </Box>
  );
}
