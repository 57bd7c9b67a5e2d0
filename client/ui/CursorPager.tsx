import { Box, Button, Typography } from '@mui/material';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';
import type { Cursors } from './useCursors.ts';

/** Next and previous of a keyset list; nothing where one page holds all. */
export function CursorPager({ cursors, nextCursor }: { cursors: Cursors; nextCursor: string | null }) {
  const t = useText(uiMessages);
  if (cursors.page === 1 && nextCursor === null) return null;
  return (
    <Box
      component="nav"
      aria-label={t('ui.paging.page', { n: cursors.page })}
      sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 2, p: '8px 14px' }}
    >
      <Typography color="text.secondary">{t('ui.paging.page', { n: cursors.page })}</Typography>
      <Button disabled={cursors.page === 1} onClick={cursors.previous} aria-label={t('ui.paging.previous')}>
        ‹
      </Button>
      <Button
        disabled={nextCursor === null}
        onClick={() => nextCursor !== null && cursors.next(nextCursor)}
        aria-label={t('ui.paging.next')}
      >
        ›
      </Button>
    </Box>
  );
}
