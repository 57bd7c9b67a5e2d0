import { Box } from '@mui/material';

/** A key's identifier, shortened where the window is narrow; selecting or pointing at it gives the whole. */
export function KeyId({ id }: { id: string }) {
  return (
    <Box
      component="code"
      title={id}
      sx={{
        display: 'block',
        whiteSpace: 'nowrap',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        '@media (max-width: 1399px)': { maxWidth: 96 },
      }}
    >
      {id}
    </Box>
  );
}
