import { Box } from '@mui/material';
import type { PreconditionName } from '../../server/contract/phone-preconditions.ts';
import { phoneWordMessages } from '../catalogue/phone-word-messages.ts';
import { useText } from '../ui/texts.ts';

/** The preconditions that hold, in grey: nobody has to do anything about them. */
export function ChecklistPassed({ names }: { names: readonly PreconditionName[] }) {
  const words = useText(phoneWordMessages);
  if (names.length === 0) return null;
  return (
    <Box
      component="ul"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        display: 'grid',
        columnGap: 3,
        gridTemplateColumns: 'repeat(auto-fill, minmax(168px, 1fr))',
        color: 'text.secondary',
      }}
    >
      {names.map((name) => (
        <li key={name}>
          <Box component="span" sx={(theme) => ({ color: theme.palette.tokens.tones.proof.text })}>
            ✓
          </Box>{' '}
          {words(`phoneWords.holds.${name}`)}
        </li>
      ))}
    </Box>
  );
}
