import { Box, Typography } from '@mui/material';
import { ProblemError } from '../api/problem-error.ts';
import { useProblemText } from './useProblemText.ts';

/** What went wrong, in one line, with each fault by its path below; nothing when there is no error. */
export function ProblemLine({ error }: { error: unknown }) {
  const say = useProblemText();
  if (!error) return null;
  const faults = error instanceof ProblemError ? error.errors : [];
  return (
    <Box role="alert" sx={{ mt: 2 }}>
      <Typography sx={(theme) => ({ color: theme.palette.tokens.tones.danger.text })}>
        <span aria-hidden="true">✗ </span>
        {say(error)}
      </Typography>
      {faults.length > 0 && (
        <Box component="ul" sx={{ m: '4px 0 0', pl: 5, maxHeight: 200, overflow: 'auto' }}>
          {faults.map((fault) => (
            <li key={`${fault.path} ${fault.message}`}>
              <code>{fault.path}</code> {fault.message}
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}
