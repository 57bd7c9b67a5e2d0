import { useTheme } from '@mui/material';
import { useId } from 'react';
import '../ui/theme-types.ts';
import { shortenText } from '../ui/text-extent.ts';
import { useText } from '../ui/texts.ts';
import { useWidth } from '../ui/useWidth.ts';
import type { AgreementRow } from './AgreementTable.tsx';
import { qualityMessages } from './quality-messages.ts';
import { useAgreementTexts } from './useAgreementTexts.ts';

const ROW = 25;
const HEAD = 20;
const FONT = 12;
const LABEL_SHARE = 0.3;
/** Columns right of the lines: share, AC1, kappa, n. */
const COLUMNS = [54, 66, 66, 62];
/** The rest is in the table. */
const MOST_ROWS = 10;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A dot for each share of same decisions on its interval; where there are too few reviews, words instead. */
export function AgreementPicture({ rows }: { rows: readonly AgreementRow[] }) {
  const t = useText(qualityMessages);
  const { number, percent, value } = useAgreementTexts();
  const { tokens } = useTheme().palette;
  const [frame, width] = useWidth(760);
  const id = useId();
  const shown = rows.slice(0, MOST_ROWS);
  const left = Math.round(width * LABEL_SHARE);
  const right = width - COLUMNS.reduce((sum, one) => sum + one, 0);
  const at = (share: number) => left + (right - left) * share;
  const columnEnd = (index: number) => right + COLUMNS.slice(0, index + 1).reduce((sum, one) => sum + one, 0);
  const bottom = HEAD + shown.length * ROW;
  const heads = [
    t('quality.agreement.column.agreed'),
    t('quality.ac1'),
    t('quality.kappa'),
    t('quality.agreement.column.reviews'),
  ];
  const described = shown.map((row) =>
    row.observed === null
      ? `${row.label}: ${t('quality.agreement.few', { n: row.reviews })}.`
      : `${row.label}: ${percent(row.observed.value)} (${percent(row.observed.low)}–${percent(row.observed.high)}), AC1 ${value(row.ac1)}, kappa ${value(row.kappa)}, n=${row.reviews}.`,
  );
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
        <title id={`${id}t`}>{t('quality.agreement.title')}</title>
        <desc id={`${id}d`}>{described.join(' ')}</desc>
        {heads.map((head, index) => (
          <text key={head} x={columnEnd(index)} y={12} textAnchor="end" fill={tokens.second}>
            {head}
          </text>
        ))}
        {TICKS.map((share) => (
          <g key={share}>
            <path d={`M${at(share)} ${HEAD}V${bottom}`} stroke={tokens.line} />
            <text x={at(share)} y={bottom + 15} textAnchor="middle" fill={tokens.second}>
              {percent(share)}
            </text>
          </g>
        ))}
        {shown.map((row, index) => {
          const y = HEAD + index * ROW + ROW / 2;
          const figures = [percent(row.observed?.value ?? null), value(row.ac1), value(row.kappa)];
          return (
            <g key={row.label}>
              <title>{described[index]}</title>
              <text x={0} y={y} dy="0.35em" fill={tokens.text}>
                {shortenText(row.label, left - 20, FONT)}
              </text>
              {row.observed === null ? (
                <text x={left + 8} y={y} dy="0.35em" fill={tokens.second}>
                  {t('quality.agreement.few', { n: number(row.reviews) })}
                </text>
              ) : (
                <>
                  <path
                    d={`M${at(row.observed.low)} ${y}H${at(row.observed.high)}`}
                    stroke={tokens.data}
                    strokeWidth={2}
                  />
                  <circle cx={at(row.observed.value)} cy={y} r={5} fill={tokens.data} />
                  {figures.map((figure, column) => (
                    <text
                      key={heads[column]}
                      x={columnEnd(column)}
                      y={y}
                      dy="0.35em"
                      textAnchor="end"
                      fill={tokens.text}
                    >
                      {figure}
                    </text>
                  ))}
                </>
              )}
              <text x={width} y={y} dy="0.35em" textAnchor="end" fill={tokens.second}>
                {number(row.reviews)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
