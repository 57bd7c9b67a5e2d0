import { Box, useTheme } from '@mui/material';
import '../ui/theme-types.ts';
import { dashOf, type DayLine } from './day-points.ts';

/** Which line is which: by colour and by dashes. */
export function LineKey({ lines, tone = 'data' }: { lines: readonly DayLine[]; tone?: 'loop' | 'data' }) {
  const { tokens } = useTheme().palette;
  const colours = [tone === 'loop' ? tokens.tones.loop.text : tokens.data, tokens.tones.clock.text];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, fontSize: 12, color: 'text.secondary' }}>
      {lines.map((line, index) => (
        <Box key={line.name} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
          <svg width={20} height={6} aria-hidden="true">
            <path d="M0 3H20" stroke={colours[line.colour]} strokeWidth={2} strokeDasharray={dashOf(index)} />
          </svg>
          {line.name}
        </Box>
      ))}
    </Box>
  );
}
