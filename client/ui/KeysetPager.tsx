import { Box, Button, Typography } from '@mui/material';
import { useListContext } from 'react-admin';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

/** Next and previous: the API says whether more follows, never how much. */
export function KeysetPager() {
  const t = useText(uiMessages);
  const { page, setPage, hasNextPage, hasPreviousPage } = useListContext();
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <Box
      component="nav"
      aria-label={t('ui.paging.page', { n: page })}
      sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 2, p: '8px 14px' }}
    >
      <Typography color="text.secondary">{t('ui.paging.page', { n: page })}</Typography>
      <Button
        disabled={!hasPreviousPage}
        onClick={() => setPage(page - 1)}
        aria-label={t('ui.paging.previous')}
      >
        ‹
      </Button>
      <Button disabled={!hasNextPage} onClick={() => setPage(page + 1)} aria-label={t('ui.paging.next')}>
        ›
      </Button>
    </Box>
  );
}
