import { useTheme } from '@mui/material';
import { useId } from 'react';
import type { DecisionsThatWork } from '../../server/contract/dashboard.ts';
import '../ui/theme-types.ts';
import { useText } from '../ui/texts.ts';
import { shortenText } from '../ui/text-extent.ts';
import { useWidth } from '../ui/useWidth.ts';
import { metricsMessages } from './metrics-messages.ts';
import { useFigureTexts } from './useFigureTexts.ts';

const ROW = 25;
const FIGURES_WIDTH = 118;
const LABEL_SHARE = 0.42;
const FONT = 12;
/** The rest is in the table. */
const MOST_ROWS = 6;
const MOST_FEW = 3;
const TICKS = [0, 0.5, 1];

interface WorksPictureProps {
  works: DecisionsThatWork;
  say: (type: string, evidence: string | null) => string;
}

/** A dot for each share on its interval; where there are too few, words instead. */
export function WorksPicture({ works, say }: WorksPictureProps) {
  const t = useText(metricsMessages);
  const { percent, number } = useFigureTexts();
  const { tokens } = useTheme().palette;
  const [frame, width] = useWidth(520);
  const id = useId();
  const known = works.decisions.filter(({ escaped }) => escaped.of >= works.minimum);
  const few = works.decisions
    .filter(({ escaped }) => escaped.of < works.minimum)
    .toSorted((a, b) => b.escaped.of - a.escaped.of);
  const rows = [...known.slice(0, MOST_ROWS), ...few.slice(0, MOST_FEW)].slice(0, MOST_ROWS);
  const left = Math.round(width * LABEL_SHARE);
  const right = width - FIGURES_WIDTH;
  const at = (share: number) => left + (right - left) * share;
  const height = rows.length * ROW + 20;
  const description = rows
    .map(({ type, evidence, escaped }) =>
      escaped.of < works.minimum
        ? `${say(type, evidence)}: ${t('metrics.works.few', { n: escaped.of })}.`
        : `${say(type, evidence)}: ${percent(escaped.share)} (${percent(escaped.low)}–${percent(escaped.high)}), n=${escaped.of}.`,
    )
    .join(' ');
  return (
    <div ref={frame}>
      <svg
        role="img"
        aria-labelledby={`${id}t ${id}d`}
        width={width}
        height={height}
        display="block"
        fontSize={FONT}
      >
        <title id={`${id}t`}>{t('metrics.works.title')}</title>
        <desc id={`${id}d`}>{description}</desc>
        {TICKS.map((share) => (
          <g key={share}>
            <path d={`M${at(share)} 0V${height - 18}`} stroke={tokens.line} />
            <text x={at(share)} y={height - 4} textAnchor="middle" fill={tokens.second}>
              {percent(share)}
            </text>
          </g>
        ))}
        {rows.map(({ type, evidence, escaped }, index) => {
          const y = index * ROW + ROW / 2;
          const label = say(type, evidence);
          const isFew = escaped.of < works.minimum;
          return (
            <g key={`${type} ${evidence}`}>
              <title>{label}</title>
              <text x={left - 14} y={y} dy="0.35em" textAnchor="end" fill={tokens.text}>
                {shortenText(label, left - 16, FONT)}
              </text>
              {isFew || escaped.share === null ? (
                <text x={left + 8} y={y} dy="0.35em" fill={tokens.second}>
                  {t('metrics.works.few', { n: number(escaped.of) })}
                </text>
              ) : (
                <>
                  <path
                    d={`M${at(escaped.low)} ${y}H${at(escaped.high)}`}
                    stroke={tokens.data}
                    strokeWidth={2}
                  />
                  <circle cx={at(escaped.share)} cy={y} r={5} fill={tokens.data} />
                  <text x={right + 14} y={y} dy="0.35em" fill={tokens.text}>
                    {percent(escaped.share)}
                  </text>
                  <text x={width} y={y} dy="0.35em" textAnchor="end" fill={tokens.second}>
                    n={number(escaped.of)}
                  </text>
                </>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
