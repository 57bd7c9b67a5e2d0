import { Box } from '@mui/material';
import { RADIUS } from '../ui/tokens.ts';
import type { DayPoint } from './day-points.ts';

interface DayTooltipProps {
  point: DayPoint | undefined;
  lines: readonly string[];
  say: (value: number | null) => string;
}

/** One day in words. */
export function DayTooltip({ point, lines, say }: DayTooltipProps) {
  if (!point) return null;
  return (
    <Box
      sx={(theme) => ({
        p: '6px 10px',
        fontSize: 12,
        lineHeight: '18px',
        color: theme.palette.tokens.text,
        backgroundColor: theme.palette.tokens.surface,
        border: `1px solid ${theme.palette.tokens.lineStrong}`,
        borderRadius: `${RADIUS.control}px`,
      })}
    >
      <strong>{point.day}</strong>
      {lines.map((line, index) => (
        <div key={line}>
          {lines.length > 1 && `${line} `}
          {say(point.values[index] ?? null)}
          {index === 0 && point.band && ` (${say(point.band[0])}–${say(point.band[1])})`}
        </div>
      ))}
      {point.note && <div>{point.note}</div>}
    </Box>
  );
}
