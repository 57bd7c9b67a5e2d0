import { Box, useTheme } from '@mui/material';
import '../ui/theme-types.ts';

/** Which line is which: by colour and by dashes. */
export function LineKey({ lines }: { lines: readonly string[] }) {
  const { tokens } = useTheme().palette;
  const colours = [tokens.data, tokens.tones.clock.text];
  return (
    <Box sx={{ display: 'flex', gap: 3, fontSize: 12, color: 'text.secondary' }}>
      {lines.map((line, index) => (
        <Box key={line} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
          <svg width={20} height={6} aria-hidden="true">
            <path
              d="M0 3H20"
              stroke={colours[index]}
              strokeWidth={2}
              strokeDasharray={index === 0 ? '' : '5 3'}
            />
          </svg>
          {line}
        </Box>
      ))}
    </Box>
  );
}
