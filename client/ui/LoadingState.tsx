import { Box, Skeleton } from '@mui/material';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';
import { useLate } from './useLate.ts';

/** Grey lines where content will stand, once waiting has lasted 300 ms. */
export function LoadingState({ rows = 6 }: { rows?: number }) {
  const t = useText(uiMessages);
  const late = useLate(true);
  return (
    <Box aria-busy="true" sx={{ minHeight: rows * 31, p: 2 }}>
      {late && (
        <>
          <Box role="status" sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden' }}>
            {t('ui.loading')}
          </Box>
          {Array.from({ length: rows }, (_, row) => (
            <Skeleton key={row} variant="text" height={31} />
          ))}
        </>
      )}
    </Box>
  );
}
