import { useTheme } from '@mui/material';
import { useId } from 'react';
import './theme-types.ts';
import { shortenText } from './text-extent.ts';
import { useWidth } from './useWidth.ts';

const ROW = 25;
const HEAD = 20;
const FONT = 12;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** One line of the picture; without an interval, words stand in its place. */
export interface IntervalRow {
  label: string;
  /** The line in words, for who cannot see it. */
  said: string;
  interval: { value: number; low: number; high: number } | null;
  instead: string;
  /** One for each column. */
  figures: readonly string[];
}

interface IntervalPictureProps {
  title: string;
  rows: readonly IntervalRow[];
  /** Right of the lines; widths in pixels. */
  columns: readonly { head: string; width: number }[];
  /** How a mark of the scale, 0 to 1, is written. */
  mark: (share: number) => string;
  /** The names' part of the width. */
  labelShare: number;
}

/** A dot for each share on its interval, with figures beside. */
export function IntervalPicture({ title, rows, columns, mark, labelShare }: IntervalPictureProps) {
  const { tokens } = useTheme().palette;
  const [frame, width] = useWidth(560);
  const id = useId();
  const left = Math.round(width * labelShare);
  const right = width - columns.reduce((sum, one) => sum + one.width, 0);
  const at = (share: number) => left + (right - left) * share;
  const endOf = (index: number) =>
    right + columns.slice(0, index + 1).reduce((sum, one) => sum + one.width, 0);
  const bottom = HEAD + rows.length * ROW;
  // Where there is little room, every other mark.
  const ticks = right - left < 200 ? TICKS.filter((_, index) => index % 2 === 0) : TICKS;
  return (
    <div ref={frame}>
      <svg
        role="img"
        aria-labelledby={`${id}t ${id}d`}
        width={width}
        height={bottom + HEAD}
        display="block"
        fontSize={FONT}
      >
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{rows.map(({ said }) => said).join(' ')}</desc>
        {columns.map(({ head }, index) => (
          <text key={head} x={endOf(index)} y={12} textAnchor="end" fill={tokens.second}>
            {head}
          </text>
        ))}
        {ticks.map((share) => (
          <g key={share}>
            <path d={`M${at(share)} ${HEAD}V${bottom}`} stroke={tokens.line} />
            <text x={at(share)} y={bottom + 15} textAnchor="middle" fill={tokens.second}>
              {mark(share)}
            </text>
          </g>
        ))}
        {rows.map(({ label, said, interval, instead, figures }, index) => {
          const y = HEAD + index * ROW + ROW / 2;
          return (
            <g key={label}>
              <title>{said}</title>
              <text x={0} y={y} dy="0.35em" fill={tokens.text}>
                {shortenText(label, left - 20, FONT)}
              </text>
              {interval === null ? (
                <text x={left + 8} y={y} dy="0.35em" fill={tokens.second}>
                  {instead}
                </text>
              ) : (
                <>
                  <path
                    d={`M${at(interval.low)} ${y}H${at(interval.high)}`}
                    stroke={tokens.data}
                    strokeWidth={2}
                  />
                  <circle cx={at(interval.value)} cy={y} r={5} fill={tokens.data} />
                </>
              )}
              {figures.map((figure, column) => (
                <text
                  key={columns[column]?.head}
                  x={endOf(column)}
                  y={y}
                  dy="0.35em"
                  textAnchor="end"
                  fill={column === columns.length - 1 ? tokens.second : tokens.text}
                >
                  {figure}
                </text>
              ))}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
