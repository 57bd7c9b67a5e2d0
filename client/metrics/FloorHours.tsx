import { useTheme } from '@mui/material';
import '../ui/theme-types.ts';
import { useText } from '../ui/texts.ts';
import { floorMessages } from './floor-messages.ts';

const BAR = 4;
const HEIGHT = 24;

/** Twenty-four small bars, on the scale of the busiest hour of all. */
export function FloorHours({ byHour, most }: { byHour: readonly number[]; most: number }) {
  const t = useText(floorMessages);
  const { tokens } = useTheme().palette;
  return (
    <svg
      role="img"
      aria-label={t('floor.hours', { list: byHour.join(', ') })}
      width={24 * BAR}
      height={HEIGHT}
      display="block"
    >
      <path d={`M0 ${HEIGHT - 0.5}H${24 * BAR}`} stroke={tokens.line} />
      {byHour.map((n, hour) => {
        const height = n === 0 ? 0 : Math.max(2, (n / most) * (HEIGHT - 2));
        return (
          <rect
            key={hour}
            x={hour * BAR + 0.5}
            y={HEIGHT - height}
            width={BAR - 1}
            height={height}
            fill={tokens.data}
          >
            <title>{`${hour}:00 · ${n}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
