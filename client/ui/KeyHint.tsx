import { Box } from '@mui/material';
import { keyLabel } from './shortcut-keys.ts';

/** The key that does the same as the button it stands in. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <Box
      component="kbd"
      aria-hidden="true"
      sx={{
        ml: 1,
        px: '5px',
        border: '1px solid currentColor',
        borderRadius: '4px',
        fontFamily: 'inherit',
        fontSize: 11,
        fontWeight: 400,
        lineHeight: '16px',
        whiteSpace: 'nowrap',
      }}
    >
      {keyLabel(keys)}
    </Box>
  );
}
